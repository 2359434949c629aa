#!/usr/bin/env bash
# Makes the README's pictures of the workbook, docs/images/lop-04.png and docs/images/tong-hop.png, from the demo itself.
#
#   bash docs/make-workbook-images.sh
#
# Needs LibreOffice (soffice), poppler (pdftoppm, pdftotext) and a Times New Roman or its metric equal, Liberation Serif.
set -euo pipefail
project="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

cd "$project"
npm run --silent demo -- --once --dir "$work/demo" --now 2026-11-20T08:00:00+07:00 >/dev/null

# Widths of columns are counted in digits of the default font. Where Calibri is missing, the program takes a much wider
# font, and columns come out a quarter too wide; Liberation Serif's digits are as wide as Calibri's.
cat >"$work/fonts.conf" <<'XML'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test name="family"><string>Calibri</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Liberation Serif</string></edit>
  </match>
</fontconfig>
XML
FONTCONFIG_FILE="$work/fonts.conf" soffice "-env:UserInstallation=file://$work/office" --headless \
  --convert-to pdf --outdir "$work" "$work/demo/so-lop.xlsx" >/dev/null 2>&1

# picture NAME TITLE HEIGHT: the first page that shows the title, without its margins, 115 dots to the inch.
picture() {
  local pages page
  pages="$(pdfinfo "$work/so-lop.pdf" | awk '/^Pages:/ { print $2 }')"
  for ((page = 1; page <= pages; page++)); do
    if pdftotext -f "$page" -l "$page" "$work/so-lop.pdf" - | grep -qF "$2"; then
      pdftoppm -png -singlefile -r 115 -f "$page" -l "$page" -x 124 -y 66 -W 1165 -H "$3" \
        "$work/so-lop.pdf" "docs/images/$1"
      ls -l "docs/images/$1.png" | awk '{ print $NF ": " $5 " bytes" }'
      return
    fi
  done
  echo "no page shows “$2”" >&2
  exit 1
}

picture lop-04 'DANH SÁCH ĐĂNG KÝ – LỚP 04' 712
picture tong-hop 'TỔNG HỢP ĐĂNG KÝ TẬP HUẤN' 650
