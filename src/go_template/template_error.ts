/** A template that cannot be read, or that fails on its data; the message is Go's, with name, line and column. */
export class TemplateError extends Error {
  override name = "TemplateError";
}

/** What a function of a template refuses; it becomes `error calling NAME: …` of a {@link TemplateError}. */
export class FunctionError extends Error {
  override name = "FunctionError";
}
