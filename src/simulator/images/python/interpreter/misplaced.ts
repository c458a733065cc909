/** Statements that are Python, but not where they stand. */
import { yieldIn } from "./assigned_names.ts";
import { SourceError } from "./source_error.ts";
import type { Body, Span } from "./syntax.ts";

interface Around {
  isFunction: boolean;
  isLoop: boolean;
}

const NOWHERE: Around = { isFunction: false, isLoop: false };

/** @throws {SourceError} `return` or `yield` in no function, `break` or `continue` in no loop */
export function withoutMisplaced(body: Body): Body {
  const found = yieldIn(body);
  if (found) refuse("'yield' outside function", found);
  walk(body, NOWHERE);
  return body;
}

function walk(body: Body, around: Around): void {
  for (const statement of body) {
    const { kind, span } = statement;
    if (kind === "return" && !around.isFunction) refuse("'return' outside function", span);
    if (kind === "break" && !around.isLoop) refuse("'break' outside loop", span);
    if (kind === "continue" && !around.isLoop) refuse("'continue' not properly in loop", span);
    if (kind === "function") walk(statement.body, { isFunction: true, isLoop: false });
    else if (kind === "class") withoutMisplaced(statement.body);
    else if (kind === "for" || kind === "while") {
      walk(statement.body, { ...around, isLoop: true });
      walk(statement.otherwise, around);
    } else if (kind === "match") statement.cases.forEach((one) => walk(one.body, around));
    else if (kind === "try") {
      const { handlers, otherwise, last } = statement;
      [statement, ...handlers].forEach((one) => walk(one.body, around));
      walk([...otherwise, ...last], around);
    } else if (kind === "if" || kind === "with") {
      walk(statement.body, around);
      if (kind === "if") walk(statement.otherwise, around);
    }
  }
}

function refuse(message: string, { line, from, to }: Span): never {
  throw new SourceError(message, line, from, to);
}
