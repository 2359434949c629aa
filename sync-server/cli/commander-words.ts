/** Commander's own words in Vietnamese: its headings, its help, and all the complaints it has for this program. */
import type { Argument, Command, Help, Option } from 'commander';
import { linesOfMessage, tell } from './terminal.ts';

/** Gives the program, and every command made of it later, Vietnamese words. */
export function speakVietnamese(program: Command): Command {
  return program
    .helpOption('-h, --help', 'hướng dẫn dùng lệnh')
    .helpCommand('help [lệnh]', 'hướng dẫn dùng một lệnh')
    .showSuggestionAfterError(true)
    .configureHelp({
      styleTitle: (title) => HELP_TITLES[title] ?? title,
      styleUsage: termWords,
      styleSubcommandText: termWords,
      styleOptionText: (text) => text,
      optionDescription,
      argumentDescription,
      subcommandTerm,
    })
    .configureOutput({ writeErr: (text) => tell(linesOfMessage(complaintWords(text).trimEnd())) });
}

const HELP_TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Tham số:',
  'Options:': 'Tùy chọn:',
  'Global Options:': 'Tùy chọn chung:',
  'Commands:': 'Các lệnh:',
};

function termWords(text: string): string {
  return text.replaceAll('[options]', '[tùy chọn]').replaceAll('[command]', '[lệnh]');
}

function subcommandTerm(this: Help, command: Command): string {
  const names = command.registeredArguments.map((one) =>
    one.required ? `<${one.name()}>` : `[${one.name()}]`,
  );
  return [command.name(), ...(command.options.length > 0 ? ['[tùy chọn]'] : []), ...names].join(' ');
}

function optionDescription(option: Option): string {
  return described(option.description, option.argChoices, option.defaultValue);
}

function argumentDescription(argument: Argument): string {
  return described(argument.description, argument.argChoices, argument.defaultValue);
}

function described(text: string, choices: readonly string[] | undefined, standing: unknown): string {
  const notes = [
    ...(choices === undefined ? [] : [`một trong: ${choices.join(', ')}`]),
    ...(typeof standing === 'string' ? [`mặc định: ${standing}`] : []),
  ];
  return notes.length === 0 ? text : `${text} (${notes.join('; ')})`;
}

const SEE = 'Xem: npm run so-lop -- help';

/** What commander complains of, for the person who typed it. */
export function complaintWords(text: string): string {
  return text
    .replace(/\n\(Did you mean (?:one of )?(.+)\?\)/, (_, names: string) => ` ${guess(names)}`)
    .replace(/^error: unknown option '([^']+)'/m, `Không có tùy chọn “$1”. ${SEE}.`)
    .replace(/^error: unknown command '([^']+)'/m, `Không có lệnh “$1”. ${SEE}.`)
    .replace(/^error: missing required argument '([^']+)'/m, `Thiếu “$1”. ${SEE}.`)
    .replace(/^error: option '([^']+)' argument missing/m, 'Tùy chọn “$1” cần một giá trị.')
    .replace(
      /^error: option '([^']+)' argument '([^']*)' is invalid\. Allowed choices are (.+)\./m,
      'Tùy chọn “$1”: giá trị “$2” không dùng được; dùng một trong: $3.',
    )
    .replace(
      /^error: command-argument value '([^']*)' is invalid for argument '([^']+)'\. Allowed choices are (.+)\./m,
      'Tham số “$2”: giá trị “$1” không dùng được; dùng một trong: $3.',
    )
    .replace(
      /^error: option '([^']+)' cannot be used with option '([^']+)'/m,
      'Không dùng “$1” cùng với “$2”.',
    )
    .replace(/^error: too many arguments.*/m, `Thừa tham số. ${SEE}.`)
    .replace(/^error: /m, 'Lỗi: ');
}

function guess(names: string): string {
  return `Có phải ${names
    .split(', ')
    .map((name) => `“${name}”`)
    .join(' hay ')} không?`;
}
