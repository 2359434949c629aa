/** The page of the sidebar: it asks how far the self-test is, and shows what it is told as text and nothing else. */
export function selfTestPage(): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><base target="_top"><style>${STYLE}</style></head>
<body><main aria-live="polite"><p>Đang hỏi máy chủ …</p></main><script>${SCRIPT}</script></body></html>`;
}

const STYLE =
  'body{font:14px/1.45 Roboto,Arial,sans-serif;margin:12px;color:#1d2b28}p{margin:0 0 8px}p:first-child{font-weight:600}p.of{margin:-4px 0 8px 16px}';

/** Between two questions Google's own limits are far away, and a person does not wait long. */
const SCRIPT = `
var main = document.querySelector('main');
function show(lines) {
  main.replaceChildren.apply(main, lines.map(function (line) {
    var row = document.createElement('p');
    row.textContent = line;
    // What was found and what follows belongs to the line above.
    if (/^(Thực tế|Hệ quả): /.test(line)) row.className = 'of';
    return row;
  }));
}
function ask() {
  google.script.run.withSuccessHandler(function (answer) {
    if (!answer.ok) return show([answer.failure.message]);
    show(answer.value.lines);
    if (answer.value.isRunning) setTimeout(ask, 3000);
  }).withFailureHandler(function () {
    show(['Google Trang tính không trả lời. Đề nghị mở lại mục này.']);
  }).selfTestState();
}
ask();
`;
