import type { FakeCell, FakeValue } from './model.ts';

type Effective =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'flag'; readonly value: boolean }
  | null;

/** What a cell shows: its value, or the result of a formula. Formulas know numbers and the four operations only. */
export function effectiveValue(cell: FakeCell | undefined): Effective {
  const value = cell?.userEnteredValue;
  if (value === undefined) return null;
  if (value.formulaValue !== undefined) return formulaResult(value.formulaValue);
  if (value.numberValue !== undefined) return { kind: 'number', value: value.numberValue };
  if (value.boolValue !== undefined) return { kind: 'flag', value: value.boolValue };
  return value.stringValue === undefined || value.stringValue === ''
    ? null
    : { kind: 'text', value: value.stringValue };
}

export function extendedValue(effective: Effective): Record<string, unknown> | undefined {
  if (effective === null) return undefined;
  if (effective.kind === 'number') return { numberValue: effective.value };
  return effective.kind === 'flag' ? { boolValue: effective.value } : { stringValue: effective.value };
}

/** The cell as `values` shows it; '' where it is empty. */
export function renderedValue(cell: FakeCell | undefined, render: string, dates: string): unknown {
  if (render === 'FORMULA' && cell?.userEnteredValue?.formulaValue !== undefined)
    return cell.userEnteredValue.formulaValue;
  const effective = effectiveValue(cell);
  if (effective === null) return '';
  const dateType = dateTypeOf(cell);
  if (render === 'FORMATTED_VALUE') return formatted(effective, dateType, cell);
  if (effective.kind === 'number' && dateType !== null && dates === 'FORMATTED_STRING')
    return dateText(effective.value, dateType);
  return effective.value;
}

/** Reads what a person would have typed: numbers, dates and formulas are recognised, a leading apostrophe is not kept. */
export function typedValue(input: unknown): {
  readonly value: FakeValue | undefined;
  readonly dateType?: string;
} {
  if (typeof input === 'number') return { value: { numberValue: input } };
  if (typeof input === 'boolean') return { value: { boolValue: input } };
  const text = typeof input === 'string' ? input : '';
  if (text === '') return { value: undefined };
  if (text.startsWith("'")) return { value: { stringValue: text.slice(1) } };
  if (text.startsWith('=')) return { value: { formulaValue: text } };
  if (/^(?:true|false)$/i.test(text)) return { value: { boolValue: text.toLowerCase() === 'true' } };
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return { value: { numberValue: Number(text) } };
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (date !== null) return { value: { numberValue: serialOf(text) }, dateType: 'DATE' };
  return { value: { stringValue: text } };
}

/** RAW: nothing is read into a text. */
export function rawValue(input: unknown): FakeValue | undefined {
  if (typeof input === 'number') return { numberValue: input };
  if (typeof input === 'boolean') return { boolValue: input };
  const text = typeof input === 'string' ? input : '';
  return text === '' ? undefined : { stringValue: text };
}

function formulaResult(formula: string): Effective {
  const found = /^=\s*(-?[\d.]+)\s*([-+*/])\s*(-?[\d.]+)$/.exec(formula);
  if (found === null) return { kind: 'text', value: '#NAME?' };
  const [left, right] = [Number(found[1]), Number(found[3])];
  const results: Readonly<Record<string, number>> = {
    '+': left + right,
    '-': left - right,
    '*': left * right,
    '/': left / right,
  };
  return { kind: 'number', value: results[found[2]!]! };
}

function dateTypeOf(cell: FakeCell | undefined): string | null {
  const format = cell?.userEnteredFormat?.numberFormat as { type?: string } | undefined;
  return format?.type === 'DATE' || format?.type === 'DATE_TIME' ? format.type : null;
}

function formatted(
  effective: NonNullable<Effective>,
  dateType: string | null,
  cell: FakeCell | undefined,
): string {
  if (effective.kind === 'flag') return effective.value ? 'TRUE' : 'FALSE';
  if (effective.kind === 'text') return effective.value;
  if (dateType !== null) return dateText(effective.value, dateType);
  const format = cell?.userEnteredFormat?.numberFormat as { type?: string } | undefined;
  return format?.type === 'PERCENT' ? `${Math.round(effective.value * 100)}%` : String(effective.value);
}

function dateText(serial: number, type: string): string {
  const text = new Date(Math.round((serial - 25_569) * 86_400_000)).toISOString();
  return type === 'DATE' ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

function serialOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}
