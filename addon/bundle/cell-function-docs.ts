/** The JSDoc and parameter names of the functions marked `@customfunction`, by name: bundling drops comments. */
export function cellFunctionDocs(
  source: string,
): ReadonlyMap<string, { readonly comment: string; readonly parameters: readonly string[] }> {
  const functions = source.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*?\*\/)\nexport function (\w+)\(([^)]*)\)/g);
  return new Map(
    [...functions]
      .filter(([, comment]) => comment?.includes('@customfunction'))
      .map(([, comment, name, parameters]) => [
        name as string,
        {
          comment: comment as string,
          parameters: [...(parameters as string).matchAll(/(\w+)\??:/g)].map((found) => found[1] as string),
        },
      ]),
  );
}
