/**
 * The parts of Google's replies that we read. Every field may be absent: the API leaves out what is 0, false, empty or
 * default, and another implementation may leave out more.
 */
export interface SpreadsheetReply {
  readonly properties?: { readonly timeZone?: string | null | undefined } | null | undefined;
  readonly sheets?: readonly SheetReply[] | null | undefined;
}

export interface SheetReply {
  readonly properties?: SheetPropertiesReply | null | undefined;
  readonly developerMetadata?: readonly MetadataReply[] | null | undefined;
  readonly protectedRanges?: readonly ProtectedRangeReply[] | null | undefined;
  readonly conditionalFormats?: readonly ConditionalFormatReply[] | null | undefined;
  readonly merges?: readonly GridRangeReply[] | null | undefined;
  readonly charts?: readonly { readonly chartId?: number | null | undefined }[] | null | undefined;
  readonly data?: readonly GridDataReply[] | null | undefined;
}

export interface SheetPropertiesReply {
  readonly sheetId?: number | null | undefined;
  readonly title?: string | null | undefined;
  readonly index?: number | null | undefined;
  readonly sheetType?: string | null | undefined;
  readonly gridProperties?:
    | {
        readonly rowCount?: number | null | undefined;
        readonly columnCount?: number | null | undefined;
        readonly frozenRowCount?: number | null | undefined;
      }
    | null
    | undefined;
}

export interface MetadataReply {
  readonly metadataId?: number | null | undefined;
  readonly metadataKey?: string | null | undefined;
  readonly metadataValue?: string | null | undefined;
  readonly location?:
    | {
        readonly dimensionRange?:
          | {
              readonly sheetId?: number | null | undefined;
              readonly startIndex?: number | null | undefined;
            }
          | null
          | undefined;
      }
    | null
    | undefined;
}

export interface ProtectedRangeReply {
  readonly protectedRangeId?: number | null | undefined;
  readonly description?: string | null | undefined;
}

/** Of a merge every end is stated, but for those that are 0. */
export interface GridRangeReply {
  readonly startRowIndex?: number | null | undefined;
  readonly endRowIndex?: number | null | undefined;
  readonly startColumnIndex?: number | null | undefined;
  readonly endColumnIndex?: number | null | undefined;
}

export interface ConditionalFormatReply {
  readonly booleanRule?:
    | {
        readonly condition?: { readonly type?: string | null | undefined } | null | undefined;
        readonly format?: { readonly backgroundColor?: ColourReply | null | undefined } | null | undefined;
      }
    | null
    | undefined;
}

export interface ColourReply {
  readonly red?: number | null | undefined;
  readonly green?: number | null | undefined;
  readonly blue?: number | null | undefined;
}

export interface GridDataReply {
  readonly startRow?: number | null | undefined;
  readonly startColumn?: number | null | undefined;
  readonly columnMetadata?:
    | readonly {
        readonly developerMetadata?: readonly MetadataReply[] | null | undefined;
      }[]
    | null
    | undefined;
  readonly rowData?:
    | readonly {
        readonly values?:
          | readonly { readonly effectiveValue?: ExtendedValueReply | null | undefined }[]
          | null
          | undefined;
      }[]
    | null
    | undefined;
}

export interface ExtendedValueReply {
  readonly stringValue?: string | null | undefined;
  readonly numberValue?: number | null | undefined;
  readonly boolValue?: boolean | null | undefined;
}

export interface ValueRangeReply {
  readonly range?: string | null | undefined;
  readonly values?: readonly (readonly unknown[])[] | null | undefined;
}

/** Answer of `developerMetadata:search`, for implementations that do not show metadata with the columns. */
export interface MetadataSearchReply {
  readonly matchedDeveloperMetadata?:
    | readonly { readonly developerMetadata?: MetadataReply | null | undefined }[]
    | null
    | undefined;
}
