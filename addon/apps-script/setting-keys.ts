/** Under which keys the add-in's settings stand in the document properties. Kept for ever: spreadsheets hold them. */
export const SETTING_KEYS = {
  server: 'so-lop.server',
  /** Rings the doorbell of this spreadsheet and opens nothing else. */
  doorbellKey: 'so-lop.doorbell-key',
  /** Set when somebody wants a sync, taken away when the server has answered for it. */
  ringWanted: 'so-lop.ring-wanted',
  lastAnswerAt: 'so-lop.last-answer-at',
  formClosing: 'so-lop.form-closing',
} as const;

export type SettingName = keyof typeof SETTING_KEYS;
