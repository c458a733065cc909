/** Several namespaces at once are written as one text, divided by commas: no namespace has one in its name. */

/** The namespaces of a text; none for undefined, which means all. */
export function namespacesIn(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [...new Set(text.split(",").filter(Boolean))];
}

/** Whether rows of several namespaces stand together: then each has to say its own. */
export function isSeveral(text: string | undefined): boolean {
  return text === undefined || namespacesIn(text).length > 1;
}
