import { numberText } from './number-text.ts';

/** An amount as Vietnamese writes it, with as many decimals as it has, three at most: 1234.5 → “1.234,5”. */
export function amountText(value: number): string {
  const [whole = '0', decimals = ''] = value.toFixed(3).split('.');
  const rest = decimals.replace(/0+$/, '');
  return numberText(Number(whole)) + (rest === '' ? '' : `,${rest}`);
}

/** A share 0…1 with two decimals: “55,30 %”. */
export function shareText(share: number): string {
  return `${(share * 100).toFixed(2).replace('.', ',')} %`;
}
