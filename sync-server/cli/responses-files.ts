/**
 * Which file holds the responses of which plan: the file or folder that the options name, else the folder beside the workbook.
 * A source feeds one plan, so with several each has a folder of its own, and what lies beside those folders is nobody's.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ResponseMapping } from '#shared/responses/response-mapping.ts';
import type { ListFile } from '#shared/responses/list-file.ts';
import type { ResponsesTable } from '#shared/responses/response.ts';
import type { SourcePlan } from '#shared/sync/source-plan.ts';
import { foldersWithExports, newestExport } from '../local/export-folder.ts';
import { ResponsesFileError } from '../local/responses-file-error.ts';
import { UsageError } from './exit-code.ts';
import type { JobOptions } from './source.ts';
import { RESPONSES_FOLDER } from './workplace.ts';
import { tell } from './terminal.ts';

export class ResponsesFiles {
  private readonly named: string | undefined;
  private readonly plan: string | undefined;
  private readonly folder: string | null;
  private readonly mapping: ResponseMapping | undefined;
  /** Where those of a plan were looked for the last time. */
  private readonly lookedIn = new Map<string | null, string>();
  /** What `lists` found, until `read` asks for it. */
  private readonly found = new Map<string | null, Promise<Found>>();
  private readonly unitKeyOf: (typed: string) => string | null;

  /**
   * @param workbook path of a local workbook; null: of Google, and only a file that is named is read.
   * @param unitKeyOf equal keys are equal units; null where a person must say which is meant.
   */
  constructor(
    options: Pick<JobOptions, 'responses' | 'for'>,
    workbook: string | null,
    mapping: ResponseMapping | undefined,
    unitKeyOf: (typed: string) => string | null = () => null,
  ) {
    this.named = options.responses;
    this.plan = options.for;
    this.folder = workbook === null ? null : join(dirname(workbook), RESPONSES_FOLDER);
    this.mapping = mapping;
    this.unitKeyOf = unitKeyOf;
  }

  /** Whether a file was named for this plan. */
  isNamedFor(plan: SourcePlan, plans: readonly SourcePlan[]): boolean {
    const meant = this.named === undefined && this.plan === undefined ? undefined : this.planMeant(plans);
    return this.named !== undefined && plan.id === meant;
  }

  /** Null: there is no export. Throws `UsageError`, `ResponsesFileError`. */
  async read(plan: SourcePlan, plans: readonly SourcePlan[]): Promise<ResponsesTable | null> {
    if (this.folder !== null && this.plan !== undefined && this.named === undefined)
      throw new UsageError(
        `--for “${this.plan}” nói --responses là phản hồi của kế hoạch nào, nên cần cả --responses TỆP. ` +
          `Không có tệp nào cần nêu tên thì bỏ --for: mỗi kế hoạch đọc thư mục ${RESPONSES_FOLDER}/<mã kế hoạch>.`,
      );
    const found = this.found.get(plan.key) ?? this.find(plan, plans);
    this.found.delete(plan.key);
    const { form, notices } = await found;
    const stray = plan.id === plans[0]?.id ? this.strayFolders(plans) : [];
    for (const notice of [...notices, ...stray]) tell(notice);
    return form;
  }

  /**
   * The lists that communes sent, from the same look as what `read` gives next. What is wrong with an export is for `read` to
   * say: a command that reads none still knows what was received.
   */
  async lists(plan: SourcePlan, plans: readonly SourcePlan[]): Promise<readonly ListFile[]> {
    const found = this.find(plan, plans);
    this.found.set(plan.key, found);
    try {
      return (await found).lists;
    } catch (error) {
      const alone = error instanceof ResponsesFileError ? await this.listsAlone(plan, plans) : null;
      if (alone === null) throw error;
      return alone;
    }
  }

  /** Where `read` looks, in words. */
  placeOf(plan: string | null): string {
    return `thư mục ${this.lookedIn.get(plan) ?? this.named ?? this.folder ?? RESPONSES_FOLDER}`;
  }

  /** Null: where the lists of a plan are is not certain. */
  private async listsAlone(
    plan: SourcePlan,
    plans: readonly SourcePlan[],
  ): Promise<readonly ListFile[] | null> {
    const { folder, named } = this;
    if (folder === null || named !== undefined) return null;
    const own = await this.listsIn([join(folder, plan.id)], plan);
    const loose = await this.listsIn([folder], plan);
    if (loose.length === 0) return own;
    return this.isAlone(plan, plans) && own.length === 0 ? loose : null;
  }

  /** Folders that hold what looks like responses and are read for nobody, in words. */
  private strayFolders(plans: readonly SourcePlan[]): readonly string[] {
    const folder = this.named !== undefined && isFolder(this.named) ? this.named : this.folder;
    if (folder === null || this.plan !== undefined) return [];
    const ids = plans.map(({ id }) => id);
    return [
      ...foldersWithExports(folder)
        .filter((name) => !ids.includes(name))
        .map(
          (name) =>
            `Không đọc thư mục “${name}” trong ${basename(folder)}/: tên thư mục không phải mã của kế hoạch có đăng ký (${ids.join(', ')}). ` +
            'Nếu phản hồi cần đọc nằm ở đó, đề nghị đổi tên thư mục thành mã kế hoạch.',
        ),
      ...ids.flatMap((id) =>
        foldersWithExports(join(folder, id)).map(
          (name) =>
            `Không đọc thư mục “${name}” trong ${basename(folder)}/${id}/. ` +
            `Nếu phản hồi cần đọc nằm ở đó, đề nghị chuyển tệp ra ngay trong ${id}/.`,
        ),
      ),
    ];
  }

  private async listsIn(
    folders: readonly string[],
    { listOptions }: SourcePlan,
  ): Promise<readonly ListFile[]> {
    const { readListsAlone } = await import('../local/responses-folder.ts');
    return await readListsAlone(folders, { ...listOptions, unitKeyOf: this.unitKeyOf });
  }

  /**
   * The plans among which a source that says no plan must be told apart: a series of classes that has no folder with anything in it
   * yet is none, beside a plan whose units are asked for people.
   */
  private sharing(plans: readonly SourcePlan[]): readonly SourcePlan[] {
    const { folder, named } = this;
    const inside = [folder, named === undefined || !isFolder(named) ? null : named];
    const hasOwn = ({ id }: SourcePlan) =>
      inside.some((one) => one !== null && anyIn(join(one, id)) !== null);
    const asked = plans.filter((plan) => plan.isSeries !== true || hasOwn(plan));
    return asked.length === 0 ? plans : asked;
  }

  /** What says no plan is this plan's. */
  private isAlone(plan: SourcePlan, plans: readonly SourcePlan[]): boolean {
    const [first, ...others] = this.sharing(plans);
    return others.length === 0 && first?.id === plan.id;
  }

  private async find(plan: SourcePlan, plans: readonly SourcePlan[]): Promise<Found> {
    const path = this.pathOf(plan, plans);
    if (path === null) return NOTHING;
    const { folder, mapping, unitKeyOf } = this;
    if (!isFolder(path)) {
      const { readResponsesFile } = await import('../local/responses-file.ts');
      const table = await readResponsesFile(path, { mapping });
      // Another export is named; what communes sent as lists lies where it lay.
      const folders =
        folder === null ? [] : [join(folder, plan.id), ...(this.isAlone(plan, plans) ? [folder] : [])];
      const lists = await this.listsIn(folders, plan);
      return { form: { ...table, from: `tệp ${basename(path)}`, isExport: true }, lists, notices: [] };
    }
    const { readResponsesFolder } = await import('../local/responses-folder.ts');
    const { form, lists, notices } = await readResponsesFolder(path, {
      ...plan.listOptions,
      mapping,
      unitKeyOf,
    });
    // What a list itself leaves to be asked is told with what else the sync says.
    const ofLists = new Set(lists.flatMap(({ table }) => table.notices ?? []));
    return { form, lists, notices: notices.filter((text) => !ofLists.has(text)) };
  }

  /** A file, or the folder whose newest export counts; null: there is neither. */
  private pathOf(plan: SourcePlan, plans: readonly SourcePlan[]): string | null {
    const { named } = this;
    const sharing = this.sharing(plans);
    if (named !== undefined && (this.plan !== undefined || !isFolder(named) || sharing.length === 1)) {
      if (!this.isNamedFor(plan, plans))
        return this.folderOf(plan, this.folder, plans, this.isAlone(plan, plans) ? 'whole' : 'others');
      if (!isFolder(named)) return named;
      return this.folderOf(plan, named, plans, this.plan === undefined ? 'whole' : 'folder');
    }
    return this.folderOf(plan, named ?? this.folder, plans, 'whole');
  }

  /** The plan whose responses the options name. Throws `UsageError` where they do not say, or say one that is not there. */
  private planMeant(plans: readonly SourcePlan[]): string | undefined {
    if (this.plan === undefined) {
      const [only, ...others] = this.sharing(plans);
      if (others.length === 0) return only?.id;
      throw new UsageError(
        `Bảng tính có ${plans.length} kế hoạch có đăng ký, chưa rõ --responses là phản hồi của kế hoạch nào. ` +
          `Đề nghị thêm --for MÃ-KẾ-HOẠCH: ${listed(plans)}.`,
      );
    }
    if (plans.some(({ id }) => id === this.plan)) return this.plan;
    throw new UsageError(
      `--for cần mã của một kế hoạch có đăng ký trong bảng tính: ${listed(plans)}; đã nhận “${this.plan}”.`,
    );
  }

  /**
   * The folder of a plan below a folder.
   *
   * @param how `folder`: the folder is this plan's; `others`: what lies in it belongs to whatever was named; `whole`: with
   * one plan its own files may lie in the folder itself.
   */
  private folderOf(
    plan: SourcePlan,
    folder: string | null,
    plans: readonly SourcePlan[],
    how: 'folder' | 'others' | 'whole',
  ): string | null {
    if (folder === null) return null;
    const own = join(folder, plan.id);
    const [first, ...others] = this.sharing(plans);
    const isAlone = how === 'folder' || (how === 'whole' && this.isAlone(plan, plans));
    const found = how !== 'folder' && anyIn(own) !== null ? own : null;
    this.lookedIn.set(plan.key, isAlone && found === null ? folder : own);
    if (isAlone && found === null) return existsSync(folder) ? folder : null;
    // What lies in the folder is another's where this plan has nothing there.
    const isOthers = how === 'others' || (others.length === 0 && first?.id !== plan.id);
    const loose = isOthers ? null : anyIn(folder);
    if (loose === null) return found;
    throw new ResponsesFileError('which-plan', looseText(loose, plans, folder));
  }
}

interface Found {
  readonly form: ResponsesTable | null;
  readonly lists: readonly ListFile[];
  /** For the terminal, once the responses are asked for. */
  readonly notices: readonly string[];
}

const NOTHING: Found = { form: null, lists: [], notices: [] };

/** An export or a list in this folder; null: there is none. */
function anyIn(folder: string): string | null {
  return existsSync(folder) ? newestExport(folder).newest : null;
}

/** The newest export of a folder and of each folder in it. */
export function newestExports(folder: string): readonly string[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  return [folder, ...inside.map(({ name }) => join(folder, name))].flatMap(
    (one) => newestExport(one).newest ?? [],
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function listed(plans: readonly SourcePlan[]): string {
  return plans.map(({ id, title }) => `${id} (“${title}”)`).join(', ');
}

function looseText(loose: string, plans: readonly SourcePlan[], folder: string): string {
  const [only, ...others] = plans;
  const why =
    others.length === 0
      ? `thư mục ${join(folder, only?.id ?? '')} cũng có tệp phản hồi, nên không rõ tệp nào là mới`
      : `bảng tính có ${plans.length} kế hoạch có đăng ký, nên không rõ tệp này là phản hồi của kế hoạch nào`;
  const own = plans.find(({ id }) => id === basename(folder));
  if (own !== undefined)
    return (
      `Thư mục ${folder} mang mã của “${own.title}”, nhưng --responses không nói là phản hồi của kế hoạch nào. ` +
      `Chưa ghi gì. Đề nghị thêm --for ${own.id}.`
    );
  return (
    `Tệp “${basename(loose)}” nằm ngay trong thư mục ${folder}; ${why}. Chưa ghi gì. ` +
    `Đề nghị chuyển tệp vào thư mục của kế hoạch: ${plans.map(({ id, title }) => `${join(basename(folder), id)} (“${title}”)`).join(', ')}.`
  );
}
