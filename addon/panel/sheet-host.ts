import type { PanelAnswer, PanelRequest } from '#shared/panel/panel-messages.ts';
import type { PanelHost } from './panel-host.ts';
import { PanelHostError } from './panel-host.ts';

/** The part of `google.script.run` that the panel uses: a chain that ends with the call of a top-level function. */
export interface ScriptRun {
  withSuccessHandler(handler: (answer: unknown) => void): ScriptRun;
  withFailureHandler(handler: (error: Error) => void): ScriptRun;
  panelLoad(): void;
  panelAsk(request: PanelRequest): void;
  panelSync(request: { readonly confirm: boolean }): void;
}

/** The sidebar: every call goes to one of the add-in's three panel functions. */
export function sheetHost(run: ScriptRun): PanelHost {
  return {
    place: 'sheet',
    load: () => call(run, (runner) => runner.panelLoad()),
    decide: (request) => call(run, (runner) => runner.panelAsk(request)),
    takeBack: (request) => call(run, (runner) => runner.panelAsk(request)),
    mark: (request) => call(run, (runner) => runner.panelAsk(request)),
    sync: (confirm) => call(run, (runner) => runner.panelSync({ confirm })),
    searchUnits: (text) => call(run, (runner) => runner.panelAsk({ ask: 'search', text })),
  };
}

function call<Value>(run: ScriptRun, invoke: (runner: ScriptRun) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    invoke(
      run
        .withSuccessHandler((answer) => {
          const parsed = answer as PanelAnswer<Value> | null;
          if (parsed === null) reject(new PanelHostError({ code: 'broken', message: UNKNOWN_ANSWER }));
          else if (parsed.ok) resolve(parsed.value);
          else reject(new PanelHostError(parsed.failure));
        })
        .withFailureHandler(() => reject(new PanelHostError({ code: 'absent', message: NO_ANSWER }))),
    );
  });
}

const UNKNOWN_ANSWER = 'Tiện ích trả lời không đúng dạng. Đề nghị tải lại bảng tính rồi mở lại thanh bên.';
const NO_ANSWER =
  'Google Trang tính không trả lời. Đề nghị kiểm tra kết nối mạng, tải lại bảng tính rồi mở lại thanh bên.';
