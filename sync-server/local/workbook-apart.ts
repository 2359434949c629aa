import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { WorkbookError, type WorkbookPort } from '#shared/sync/workbook-port.ts';
import { CHECK_MARK } from '#shared/workbook/check.ts';
import type { Change, WorkbookSnapshot } from '#shared/workbook/model.ts';
import type { WorkbookCall, WorkbookReply } from './workbook-calls.ts';
import { fileTag } from './xlsx-file.ts';

export interface ApartLimits {
  /** Of the thread's own objects; what is unpacked has bounds besides (`LIMITS`). */
  readonly memoryMegabytes: number;
  readonly readMs: number;
  /** So long a thread is kept that nobody asks anything. */
  readonly idleMs: number;
}

const LIMITS: ApartLimits = { memoryMegabytes: 512, readMs: 20_000, idleMs: 5_000 };

/**
 * A local workbook in a thread of its own, for the server: while it is read or written every other workbook is served, and one
 * that needs more memory or time than any should ends its thread and nothing else.
 */
export class WorkbookApart implements WorkbookPort {
  readonly calls = { reads: 0, writes: 0 };
  readonly tick = CHECK_MARK;
  tagSeen: string | null = null;
  remarks: readonly string[] = [];
  private readonly path: string;
  private readonly limits: ApartLimits;
  private thread: Worker | null = null;
  private idle: NodeJS.Timeout | null = null;

  constructor(path: string, limits: ApartLimits = LIMITS) {
    this.path = path;
    this.limits = limits;
  }

  async read(): Promise<WorkbookSnapshot> {
    this.calls.reads += 1;
    const { snapshot } = await this.ask({ kind: 'read' });
    if (snapshot === null) throw new Error('read: the thread answered without a snapshot');
    return snapshot;
  }

  async apply(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    if (this.tagSeen === null) throw new Error('apply: read the workbook first');
    await this.ask({ kind: 'apply', changes, tagSeen: this.tagSeen });
    this.calls.writes += 1;
  }

  tag(): Promise<string> {
    return fileTag(this.path);
  }

  private async ask(call: WorkbookCall): Promise<Extract<WorkbookReply, { kind: 'done' }>> {
    if (this.idle !== null) clearTimeout(this.idle);
    const thread = (this.thread ??= this.start());
    thread.ref();
    const reply = await this.replyOf(thread, call);
    if (this.thread === thread) this.rest(thread);
    if (reply.kind === 'refused') throw new WorkbookError(reply.code, reply.message);
    if (reply.kind === 'failed') throw new Error(reply.message);
    this.tagSeen = reply.tagSeen;
    this.remarks = reply.remarks;
    return reply;
  }

  private start(): Worker {
    const thread = new Worker(new URL('./workbook-thread.ts', import.meta.url), {
      workerData: { path: this.path },
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMegabytes },
    });
    // One that dies while nobody asks is begun anew by the next who does.
    thread.on('error', () => {});
    thread.on('exit', () => {
      if (this.thread === thread) this.thread = null;
    });
    return thread;
  }

  /** Ends with the answer, or with why there will be none. */
  private replyOf(thread: Worker, call: WorkbookCall): Promise<WorkbookReply> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(late);
        thread.off('message', answered).off('error', failed).off('exit', ended);
      };
      const stop = (error: Promise<Error> | Error) => {
        settle();
        if (this.thread === thread) this.thread = null;
        void thread.terminate();
        void Promise.resolve(error).then(reject);
      };
      const answered = (reply: WorkbookReply) => {
        settle();
        resolve(reply);
      };
      const failed = (error: Error) => stop(this.died(error, call));
      const ended = () => stop(new Error('the thread of the workbook ended'));
      // A write is never stopped for its time: it would be unclear whether it arrived.
      const late =
        call.kind === 'read' ? setTimeout(() => stop(this.tooSlow()), this.limits.readMs) : undefined;
      thread.on('message', answered).on('error', failed).on('exit', ended);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin, only a window has
      thread.postMessage(call);
    });
  }

  private rest(thread: Worker): void {
    thread.unref();
    this.idle = setTimeout(() => {
      if (this.thread === thread) this.thread = null;
      void thread.terminate();
    }, this.limits.idleMs);
    this.idle.unref();
  }

  private tooSlow(): WorkbookError {
    return new WorkbookError(
      'not-a-workbook',
      `Đọc tệp “${basename(this.path)}” quá ${this.limits.readMs / 1000} giây nên đã dừng. Tệp được giữ nguyên. ` +
        'Đề nghị xóa tab, dòng hoặc cột thừa bằng Excel rồi lưu lại.',
    );
  }

  /** Whether a write arrived before the thread died is told by the file. */
  private async died(error: Error, call: WorkbookCall): Promise<Error> {
    if (!('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
    const hasArrived = call.kind === 'apply' && (await this.tag()) !== this.tagSeen;
    return new WorkbookError(
      hasArrived ? 'unclear' : 'not-a-workbook',
      `Tệp “${basename(this.path)}” cần nhiều bộ nhớ hơn mức dành cho một bảng tính (${this.limits.memoryMegabytes} MB) nên đã dừng. ` +
        'Đề nghị xóa tab, dòng hoặc cột thừa bằng Excel rồi lưu lại.',
      { cause: error },
    );
  }
}
