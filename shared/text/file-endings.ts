/** Endings of files that people upload or name, as the alternatives of a pattern. */
export const FILE_ENDINGS =
  'pdf|docx?|xlsx?|xlsm|csv|txt|rtf|jpe?g|png|heic|webp|gif|zip|rar|7z|pptx?|odt|ods';
