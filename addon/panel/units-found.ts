/** What every search of units says in the same words. */
import type { VNode } from 'preact';
import { html } from './html.ts';

export const NOTHING_FOUND = 'Đề nghị kiểm tra cách viết, hoặc chỉ gõ một phần tên.';

/** A list that was cut says so. */
export function MoreUnits({ left }: { readonly left: number }): VNode | null {
  return left > 0 ? html`<p class="soft">Còn ${left} đơn vị nữa; gõ thêm để thu hẹp.</p>` : null;
}
