/** The linked Form: list questions, and whether it takes responses. */
export class FakeForm {
  accepting = true;
  closedMessage = '';
  questions: { title: string; choices: string[] }[] = [];

  getItems = () =>
    this.questions.map((question) => ({
      getTitle: () => question.title,
      asListItem: () => ({ setChoiceValues: (choices: string[]) => void (question.choices = [...choices]) }),
    }));
  isAcceptingResponses = () => this.accepting;
  setAcceptingResponses = (accepting: boolean) => void (this.accepting = accepting);
  setCustomClosedFormMessage = (message: string) => void (this.closedMessage = message);
}
