/** Ways in which the same Vietnamese text arrives: other keyboards, other places of the tone, lost marks. Test support. */

const TONE_MARKS: Readonly<Record<string, { readonly telex: string; readonly vni: string }>> = {
  '\u0301': { telex: 's', vni: '1' },
  '\u0300': { telex: 'f', vni: '2' },
  '\u0309': { telex: 'r', vni: '3' },
  '\u0303': { telex: 'x', vni: '4' },
  '\u0323': { telex: 'j', vni: '5' },
};
const LETTER_MARKS: Readonly<
  Record<string, (letter: string) => { readonly telex: string; readonly vni: string }>
> = {
  '\u0302': (letter) => ({ telex: letter.toLowerCase(), vni: '6' }),
  '\u031b': () => ({ telex: 'w', vni: '7' }),
  '\u0306': () => ({ telex: 'w', vni: '8' }),
};

export function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
}

/** `atEnd`: the tone key after the whole syllable, else right after its vowel. */
export function asKeys(text: string, keyboard: 'telex' | 'vni', atEnd: boolean): string {
  return text
    .split(' ')
    .map((word) => wordAsKeys(word, keyboard, atEnd))
    .join(' ');
}

function wordAsKeys(word: string, keyboard: 'telex' | 'vni', atEnd: boolean): string {
  let keys = '';
  let tone = '';
  for (const character of word.normalize('NFD')) {
    const toneMark = TONE_MARKS[character];
    const letterMark = LETTER_MARKS[character];
    if (toneMark !== undefined) {
      if (atEnd) tone = toneMark[keyboard];
      else keys += toneMark[keyboard];
    } else if (letterMark !== undefined) keys += letterMark(keys.at(-1) as string)[keyboard];
    else if (character === 'đ') keys += keyboard === 'telex' ? 'dd' : 'd9';
    else if (character === 'Đ') keys += keyboard === 'telex' ? 'DD' : 'D9';
    else keys += character;
  }
  return keys + tone;
}

const OLD_TO_NEW: readonly (readonly [string, string])[] = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ỏa', 'oả'],
  ['õa', 'oã'],
  ['ọa', 'oạ'],
  ['ùy', 'uỳ'],
  ['úy', 'uý'],
  ['ủy', 'uỷ'],
  ['ũy', 'uỹ'],
  ['ụy', 'uỵ'],
];

/** hòa → hoà, thủy → thuỷ. */
export function withNewTonePlace(text: string): string {
  return OLD_TO_NEW.reduce((result, [old, modern]) => result.replaceAll(old, modern), text);
}

/** Every text that differs by one slip of the hand or the ear that the costs call cheap. */
export function withCheapSlips(name: string): readonly string[] {
  const slips: string[] = [];
  const words = name.split(' ');
  words.forEach((word, place) => {
    for (const slip of slipsOf(word))
      slips.push([...words.slice(0, place), slip, ...words.slice(place + 1)].join(' '));
  });
  return slips.filter((slip) => slip !== name);
}

function slipsOf(word: string): readonly string[] {
  const decomposed = word.normalize('NFD');
  const slips = [
    decomposed.replace(/[\u0300\u0301\u0303\u0309\u0323]/g, ''),
    decomposed.replace(/\u0303/, '\u0309'),
    decomposed.replace(/\u0309/, '\u0303'),
    decomposed.replace(/[\u0302\u0306\u031b]/, ''),
    decomposed.replace(/đ/, 'd').replace(/Đ/, 'D'),
  ];
  return slips.map((slip) => slip.normalize('NFC'));
}
