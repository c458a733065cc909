/**
 * What kubectl makes of text from a cluster before a person sees it in a table or a description, so that it cannot steer the
 * terminal or hide a line. Source: cli-runtime, pkg/printers/terminal.go.
 */
export function escapeForTerminal(text: string): string {
  return text.replaceAll("\x1b", "^[").replaceAll("\r", "\\r");
}
