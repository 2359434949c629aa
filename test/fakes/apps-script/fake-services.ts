import { FakeForm } from './fake-form.ts';
import type { FakeSpreadsheet } from './fake-spreadsheet.ts';

/** What a server would answer; throwing stands for the exceptions of UrlFetchApp. */
export type FakeServer = (request: FakeRequest) => { readonly status: number; readonly body: string };

export interface FakeRequest {
  readonly url: string;
  readonly method: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface FakeTrigger {
  readonly handler: string;
  readonly kind: 'form' | 'edit' | 'hour';
}

/** The few services the add-in uses, each as small as its use, and a record of what the add-in did with them. */
export class FakeServices {
  readonly spreadsheet: FakeSpreadsheet;
  readonly properties = new Map<string, string>();
  readonly triggers: FakeTrigger[] = [];
  readonly requests: FakeRequest[] = [];
  readonly alerts: { readonly title: string; readonly text: string }[] = [];
  readonly log: string[] = [];
  readonly sidebars: { readonly html: string; readonly title: string }[] = [];
  readonly form = new FakeForm();
  menu: FakeMenu | null = null;
  /** Answers to the next prompts; null: cancelled. */
  prompts: (string | null)[] = [];
  /** Whether the next questions are answered with yes; no where nothing is given. */
  confirms: boolean[] = [];
  server: FakeServer = () => {
    throw new Error('Address unavailable: https://server.example');
  };
  /** The clock of the runs. 9 May 2026, 14:05 in Cần Thơ, unless a test moves it. */
  now = () => Date.UTC(2026, 4, 9, 7, 5);
  email = 'can.bo@vanphong.example';
  token: string | null = 'identity-token';
  /** Locks that somebody else holds. */
  readonly lockedElsewhere = new Set<'script' | 'document'>();
  readonly held = new Set<'script' | 'document'>();
  readonly panelHtml: string;

  constructor(spreadsheet: FakeSpreadsheet, panelHtml: string) {
    this.spreadsheet = spreadsheet;
    this.panelHtml = panelHtml;
  }

  /** The globals of a run of the script; nothing else exists there but the language. */
  globals(): Record<string, unknown> {
    return {
      SpreadsheetApp: { getActive: () => this.spreadsheet, getUi: () => this.ui(), flush: () => undefined },
      ScriptApp: this.scriptApp(),
      UrlFetchApp: { fetch: (url: string, options: FetchOptions) => this.fetch(url, options) },
      PropertiesService: { getDocumentProperties: () => this.documentProperties() },
      LockService: { getScriptLock: () => this.lock('script'), getDocumentLock: () => this.lock('document') },
      HtmlService: {
        createHtmlOutputFromFile: (name: string) => htmlOutput(name === 'panel' ? this.panelHtml : ''),
        createHtmlOutput: htmlOutput,
      },
      Utilities: {
        base64DecodeWebSafe: (text: string) => [...Buffer.from(text, 'base64url')],
        newBlob: (bytes: number[]) => ({ getDataAsString: () => Buffer.from(bytes).toString('utf8') }),
      },
      Session: { getActiveUser: () => ({ getEmail: () => this.email }) },
      FormApp: { openByUrl: () => this.form, ItemType: { LIST: 'LIST' } },
      console: { warn: (text: string) => this.log.push(text), log: (text: string) => this.log.push(text) },
    };
  }

  private fetch(url: string, options: FetchOptions) {
    const request = {
      url,
      method: options.method,
      authorization: options.headers['Authorization'],
      body: options.payload === undefined ? undefined : (JSON.parse(options.payload) as unknown),
    };
    this.requests.push(request);
    const { status, body } = this.server(request);
    if (status >= 400 && !options.muteHttpExceptions) throw new Error(`Request failed with code ${status}`);
    return { getResponseCode: () => status, getContentText: () => body };
  }

  private documentProperties() {
    return {
      getProperty: (key: string) => this.properties.get(key) ?? null,
      setProperty: (key: string, value: string) => void this.properties.set(key, value),
      deleteProperty: (key: string) => void this.properties.delete(key),
    };
  }

  private lock(name: 'script' | 'document') {
    return {
      tryLock: () => {
        if (this.lockedElsewhere.has(name) || this.held.has(name)) return false;
        this.held.add(name);
        return true;
      },
      releaseLock: () => void this.held.delete(name),
    };
  }

  private scriptApp() {
    const make = (handler: string, kind: FakeTrigger['kind']) => ({
      create: () => void this.triggers.push({ handler, kind }),
    });
    return {
      getIdentityToken: () => this.token,
      getProjectTriggers: () =>
        this.triggers.map((trigger) => ({ trigger, getHandlerFunction: () => trigger.handler })),
      deleteTrigger: ({ trigger }: { trigger: FakeTrigger }) =>
        void this.triggers.splice(this.triggers.indexOf(trigger), 1),
      newTrigger: (handler: string) => ({
        timeBased: () => ({ everyHours: () => make(handler, 'hour') }),
        forSpreadsheet: () => ({
          onFormSubmit: () => make(handler, 'form'),
          onEdit: () => make(handler, 'edit'),
        }),
      }),
    };
  }

  private ui() {
    const Button = { OK: 'OK', CANCEL: 'CANCEL', YES: 'YES', NO: 'NO' };
    return {
      Button,
      ButtonSet: { OK: 'OK', OK_CANCEL: 'OK_CANCEL', YES_NO: 'YES_NO' },
      createMenu: (title: string) => new FakeMenu(title, (menu) => (this.menu = menu)),
      alert: (title: string, text: string, buttons: string) => {
        this.alerts.push({ title, text });
        if (buttons === 'YES_NO') return this.confirms.shift() === true ? Button.YES : Button.NO;
        return Button.OK;
      },
      prompt: () => {
        const answer = this.prompts.shift() ?? null;
        return {
          getSelectedButton: () => (answer === null ? Button.CANCEL : Button.OK),
          getResponseText: () => answer ?? '',
        };
      },
      showSidebar: (output: ReturnType<typeof htmlOutput>) =>
        void this.sidebars.push({ html: output.getContent(), title: output.title }),
    };
  }
}

interface FetchOptions {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
  readonly muteHttpExceptions?: boolean;
}

export class FakeMenu {
  readonly title: string;
  readonly items: { readonly label: string; readonly handler: string }[] = [];
  readonly subMenus: FakeMenu[] = [];
  private readonly show: (menu: FakeMenu) => void;

  constructor(title: string, show: (menu: FakeMenu) => void) {
    this.title = title;
    this.show = show;
  }

  addItem(label: string, handler: string): this {
    this.items.push({ label, handler });
    return this;
  }

  addSeparator(): this {
    return this;
  }

  addSubMenu(menu: FakeMenu): this {
    this.subMenus.push(menu);
    return this;
  }

  addToUi(): void {
    this.show(this);
  }
}

function htmlOutput(html: string) {
  const output = {
    title: '',
    getContent: () => html,
    setTitle: (title: string) => {
      output.title = title;
      return output;
    },
  };
  return output;
}
