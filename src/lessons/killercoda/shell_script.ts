/** A shell script as commands that are joined by pipes, `&&` and `||`. */
import { shellTokens, type Token } from "./shell_tokens.ts";

export interface Word {
  readonly raw: string;
  readonly text: string;
}

/** `a | b`; its exit status is that of the last command. */
export interface Pipeline {
  readonly commands: readonly (readonly Word[])[];
  /** `! a` */
  readonly isNegated: boolean;
  readonly line: number;
}

/** Pipelines, each with what joins it to the one before it; `;` for the first. */
export interface Statement {
  readonly parts: readonly { readonly join: ";" | "&&" | "||"; readonly pipeline: Pipeline }[];
  readonly line: number;
  /** What joins it to the braces that come after it: `a || { b; }`. */
  readonly braces?: "&&" | "||";
}

/** Statements in their order; keywords (`if`, `then`, `fi`) are statements of their own, or begin one. */
export function readScript(script: string): Statement[] {
  const statements: Statement[] = [];
  let parts: { join: ";" | "&&" | "||"; pipeline: Pipeline }[] = [];
  let join: ";" | "&&" | "||" = ";";
  let commands: Word[][] = [];
  let words: Word[] = [];
  let isNegated = false;
  let line = 1;
  const endCommand = () => {
    if (words.length > 0) commands.push(words);
    words = [];
  };
  const endPipeline = () => {
    endCommand();
    if (commands.length > 0) parts.push({ join, pipeline: { commands, isNegated, line } });
    [commands, isNegated] = [[], false];
  };
  const endStatement = (isAtBrace = false) => {
    endPipeline();
    const braces = isAtBrace && join !== ";" ? { braces: join } : {};
    if (parts.length > 0) statements.push({ parts, line: parts[0]!.pipeline.line, ...braces });
    [parts, join] = [[], ";"];
  };
  const take = (token: Token) => {
    if (token.type === "word") {
      if (words.length === 0 && commands.length === 0) line = token.line;
      if (token.raw === "!" && words.length === 0) isNegated = !isNegated;
      else words.push({ raw: token.raw, text: token.text });
    } else if (token.text === "|") endCommand();
    else if (token.text === "&&" || token.text === "||") {
      endPipeline();
      join = token.text;
      // An operator at the end of a line goes on in the next.
    } else if (token.text !== "\n" || !(words.length === 0 && join !== ";" && commands.length === 0)) {
      endStatement();
    }
    const [word] = words;
    if (words.length === 1 && commands.length === 0 && word && KEYWORDS.includes(word.raw)) {
      words = [];
      endStatement(word.raw === "{");
      statements.push({
        parts: [{ join: ";", pipeline: { commands: [[word]], isNegated: false, line } }],
        line,
      });
    }
  };
  shellTokens(script).forEach(take);
  endStatement();
  return statements;
}

/** Words that stand before a statement. */
export const KEYWORDS: readonly string[] = ["if", "then", "elif", "else", "fi", "{", "}"];
