"""Workbooks by other hands: openpyxl and XlsxWriter. Called by make.ts with the folder of the corpus; what is made is committed.

ours.xlsx (a workbook of ours) is there already; what staff add to it with openpyxl becomes ours-openpyxl.xlsx.
"""
import sys
import warnings
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule, DataBarRule, FormulaRule, IconSetRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

# What openpyxl drops of ours, it drops as any program that knows less.
warnings.simplefilter("ignore")
folder = Path(sys.argv[1])
RED = DifferentialStyle(font=Font(color="FFFF0000"))


def conditional_formats(sheet, area):
    def rule(kind, **more):
        sheet.conditional_formatting.add(area, Rule(type=kind, dxf=RED, **more))

    first = area.split(":")[0]
    rule("duplicateValues")
    rule("uniqueValues")
    rule("beginsWith", operator="beginsWith", text="Ng", formula=[f'LEFT({first},2)="Ng"'])
    rule("endsWith", operator="endsWith", text="u", formula=[f'RIGHT({first},1)="u"'])
    rule("notContainsText", operator="notContains", text="x", formula=[f'ISERROR(SEARCH("x",{first}))'])
    rule("containsText", operator="containsText", text="y", formula=[f'NOT(ISERROR(SEARCH("y",{first})))'])
    rule("top10", rank=3)
    rule("aboveAverage")
    sheet.conditional_formatting.add(area, FormulaRule(formula=[f"LEN({first})>3"], fill=PatternFill("solid", bgColor="FFFF00")))
    sheet.conditional_formatting.add(area, DataBarRule("min", None, "max", None, color="FF638EC6"))
    sheet.conditional_formatting.add(area, ColorScaleRule("min", None, "FFFFFFFF", "percentile", 50, "FFFF0000", "max", None, "FF00FF00"))
    sheet.conditional_formatting.add(area, IconSetRule("3TrafficLights1", "percent", [0, 33, 67]))


def own_sheet(book, source):
    own = book.create_sheet("Của tôi")
    own["A1"] = f"='{source}'!E13"
    own["A2"] = f"=COUNTA('{source}'!$E$5:$E$13)"
    own["A3"] = f"=VLOOKUP(\"Hồ Thị Sáu\",'{source}'!E5:G13,3,FALSE)"
    own["A4"] = f"=COUNTIF('{source}'!E:E,\"Hồ Thị Sáu\")"
    own["A5"] = "=TEN&HANG_SO"
    own["B1"] = "Giữ nguyên"
    own["B1"].font = Font(bold=True, color="FF0000FF")
    own["B1"].comment = Comment("ghi chú của tab riêng", "Cán bộ")
    own["C1"].hyperlink = f"#'{source}'!E13"
    own.merge_cells("D1:E2")
    chart = BarChart()
    chart.add_data(Reference(book[source], min_col=2, min_row=5, max_row=13))
    own.add_chart(chart, "G2")
    book.defined_names.append(DefinedName("HANG_SO", attr_text="0.1"))
    book.defined_names.append(DefinedName("TEN", attr_text=f"'{source}'!$E$13"))
    book.defined_names.append(DefinedName("VUNG", attr_text=f"OFFSET('{source}'!$E$5,0,0,COUNTA('{source}'!$E$5:$E$13),1)"))
    return own


def ours():
    book = openpyxl.load_workbook(folder / "ours.xlsx")
    sheet = book["Lớp 01"]
    sheet["E13"].comment = Comment("đã gọi điện cho chị Sáu", "Cán bộ")
    sheet["E13"].fill = PatternFill("solid", fgColor="FFFFFF00")
    sheet["M5"] = "cột riêng"
    sheet["M13"] = "=E13&E5"
    sheet["N1"] = "của tôi"
    sheet.merge_cells("P13:Q13")
    conditional_formats(sheet, "E5:E13")
    whole = DataValidation(type="list", formula1='"có,không"', showErrorMessage=True)
    whole.add("T1:T1048576")
    sheet.add_data_validation(whole)
    near = DataValidation(type="textLength", operator="lessThan", formula1="50")
    near.add("K5:K13")
    sheet.add_data_validation(near)
    sheet.row_breaks.append(Break(id=11))
    sheet.column_dimensions["E"].width = 44
    sheet.row_dimensions[8].height = 60
    sheet.auto_filter.add_filter_column(6, ["Đã đăng ký"])
    sheet.page_margins.left = 0.25
    own_sheet(book, "Lớp 01")
    book.save(folder / "ours-openpyxl.xlsx")


def by_openpyxl():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Số liệu"
    for row in range(1, 21):
        sheet.append([row, f"Đơn vị {row}", row * 1.5, "=A%d*2" % row])
    sheet["B3"].comment = Comment("nhiều dòng\nghi chú", "Ai đó")
    conditional_formats(sheet, "B1:B20")
    sheet.add_table(Table(displayName="Bang", ref="F1:G4"))
    for place, text in {"F1": "x", "G1": "y"}.items():
        sheet[place] = text
    whole = DataValidation(type="list", formula1='"a,b"')
    whole.add("H1:H1048576")
    sheet.add_data_validation(whole)
    sheet.freeze_panes = "B2"
    sheet.protection.sheet = True
    sheet.print_area = "A1:D20"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=20))
    sheet.add_chart(chart, "J2")
    book.create_chartsheet("Biểu đồ")
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.defined_names.append(DefinedName("THUE", attr_text="0.08"))
    book.save(folder / "openpyxl.xlsx")


def by_xlsxwriter():
    book = xlsxwriter.Workbook(str(folder / "xlsxwriter.xlsx"), {"default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Theo dõi")
    bold = book.add_format({"bold": True, "num_format": "#,##0.00 đ"})
    for row in range(10):
        sheet.write_row(row, 0, [row, row * row, f"chữ {row}"], bold)
    sheet.write_rich_string("D1", "thường ", bold, "đậm", " thường")
    sheet.write_formula("E1", "=SUM(A1:A10)", None, 45)
    sheet.write_array_formula("F1:F3", "{=A1:A3*2}")
    sheet.write_comment("A1", "ghi chú", {"author": "Cán bộ", "visible": True})
    sheet.add_sparkline("G1", {"range": "'Theo dõi'!A1:B1"})
    sheet.insert_textbox("I2", "Hộp chữ")
    sheet.insert_button("I8", {"caption": "Nút", "macro": "Lam"})
    sheet.conditional_format("A1:A10", {"type": "data_bar", "data_bar_2010": True, "bar_solid": True})
    sheet.data_validation("H1:H10", {"validate": "list", "source": "='Theo dõi'!$A$1:$A$10"})
    sheet.set_header("&CTiêu đề")
    sheet.ignore_errors({"number_stored_as_text": "A1:A10"})
    sheet.outline_settings(True, False)
    sheet.set_row(3, None, None, {"level": 1, "hidden": True})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "='Theo dõi'!$B$1:$B$10"})
    sheet.insert_chart("K2", chart)
    alone = book.add_chartsheet("Đồ thị")
    other = book.add_chart({"type": "pie"})
    other.add_series({"values": "='Theo dõi'!$B$1:$B$10"})
    alone.set_chart(other)
    book.close()


ours()
by_openpyxl()
by_xlsxwriter()
