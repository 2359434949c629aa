/** What stands in the form's field `text` now: a submit may come before the view has drawn the last letter. */
export function typedIn(submit: Event): string {
  const value = new FormData(submit.target as HTMLFormElement).get('text');
  return typeof value === 'string' ? value : '';
}
