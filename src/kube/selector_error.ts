/** A label or field selector that cannot be understood; the message is the API machinery's. */
export class SelectorError extends Error {
  override name = "SelectorError";
}
