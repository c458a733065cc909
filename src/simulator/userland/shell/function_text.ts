/** A function as `type` and `declare -f` show it: laid out anew. */
import type {
  Assignment,
  Chain,
  Command,
  Condition,
  List,
  Part,
  Pipeline,
  Redirect,
  SimpleWord,
  Word,
} from "./syntax.ts";
import { sourceOfWord } from "./word_source.ts";

export function functionText(name: string, body: Command): string {
  return `${name} () \n${block(body)}\n`;
}

function block(body: Command): string {
  if (body.kind === "group") return `{ \n${listText(body.body, 1)}\n}${redirectsText(body.redirects)}`;
  return `{ \n${indent(1)}${commandText(body, 1)}\n}`;
}

function indent(depth: number): string {
  return "    ".repeat(depth);
}

function listText(list: List, depth: number): string {
  return list.map((chain, index) => {
    const isLast = index === list.length - 1;
    const text = chainText(chain, depth);
    // What follows one in the background stands beside it.
    const begin = list[index - 1]?.background ? " " : (index > 0 ? "\n" : "") + indent(depth);
    return begin + text + (chain.background ? " &" : isLast || text.includes("<<") ? "" : ";");
  }).join("");
}

/** A command as `jobs` and `$BASH_COMMAND` show it; a loop's or choice's without its body. */
export function commandSource(command: Command): string {
  switch (command.kind) {
    case "for":
    case "select":
      return `${command.kind} ${command.name} in ${command.words?.map(wordText).join(" ") ?? '"$@"'}`;
    case "case":
      return `case ${wordText(command.word)} in `;
    case "arithmetic":
      return `((${wordText(command.text)}))`;
    default:
      return commandText(command, 0);
  }
}

export function chainText(chain: Chain, depth = 0): string {
  return [
    pipelineText(chain.first, depth),
    ...chain.rest.map(({ operator, pipeline }) => `${operator} ${pipelineText(pipeline, depth)}`),
  ].join(" ");
}

function pipelineText({ negated, timed, commands }: Pipeline, depth: number): string {
  return (timed ? "time " : "") + (negated ? "! " : "") +
    commands.map((command) => commandText(command, depth)).join(" | ");
}

function commandText(command: Command, depth: number): string {
  const redirects = redirectsText(command.redirects);
  const inner = (list: List) => listText(list, depth + 1);
  const end = indent(depth);
  switch (command.kind) {
    case "simple":
      return [...command.assignments.map(assignmentText), ...command.words.map(simpleWordText)].join(" ") +
        redirects;
    case "if": {
      const clauses = command.clauses.map(({ test, body }, index) =>
        `${index === 0 ? "if" : `${end}elif`} ${inline(test, depth)}; then\n${inner(body)};\n`
      ).join("");
      const otherwise = command.otherwise ? `${end}else\n${inner(command.otherwise)};\n` : "";
      return `${clauses}${otherwise}${end}fi${redirects}`;
    }
    case "while":
      return `${command.until ? "until" : "while"} ${inline(command.test, depth)}; do\n${
        inner(command.body)
      };\n${end}done${redirects}`;
    case "for":
    case "select": {
      const words = ` in ${command.words ? command.words.map(wordText).join(" ") : '"$@"'}`;
      return `${command.kind} ${command.name}${words};\n${end}do\n${
        inner(command.body)
      };\n${end}done${redirects}`;
    }
    case "count":
      return `for ((${
        [command.first, command.test, command.next].map((word) => wordText(word).trim()).join("; ")
      }))\n${end}do\n${inner(command.body)};\n${end}done${redirects}`;
    case "case": {
      const clauses = command.clauses.map(({ patterns, body, end: closer }) =>
        `${indent(depth + 1)}${patterns.map(wordText).join(" | ")})\n${listText(body, depth + 2)}\n${
          indent(depth + 1)
        }${closer}\n`
      ).join("");
      return `case ${wordText(command.word)} in \n${clauses}${end}esac${redirects}`;
    }
    case "group":
      return `{ \n${inner(command.body)}\n${end}}${redirects}`;
    case "subshell":
      return `( ${inline(command.body, depth)} )${redirects}`;
    case "coprocess":
      return `coproc ${command.name} ${commandText(command.body, depth)}${redirects}`;
    case "arithmetic":
      return `((${wordText(command.text)}))${redirects}`;
    case "condition":
      return `[[ ${conditionText(command.test)} ]]${redirects}`;
    case "function":
      return `function ${command.name} () \n${end}${block(command.body)}`;
  }
}

function inline(list: List, depth: number): string {
  return list.map((chain) => chainText(chain, depth) + (chain.background ? " &" : "")).join("; ");
}

function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case "word":
      return wordText(condition.word);
    case "unary":
      return `${condition.operator} ${wordText(condition.word)}`;
    case "binary":
      return `${wordText(condition.left)} ${condition.operator} ${wordText(condition.right)}`;
    case "not":
      return `! ${conditionText(condition.of)}`;
    default:
      return `${conditionText(condition.left)} ${condition.kind === "and" ? "&&" : "||"} ${
        conditionText(condition.right)
      }`;
  }
}

function simpleWordText(word: SimpleWord): string {
  return "assignment" in word ? assignmentText(word.assignment) : wordText(word as Word);
}

/** As it may have been written. */
export function assignmentText({ name, subscript, append, value }: Assignment): string {
  const head = name + (subscript ? `[${wordText(subscript)}]` : "") + (append ? "+=" : "=");
  if (!("elements" in value)) return head + wordText(value);
  const elements = value.elements.map((one) =>
    (one.key ? `[${wordText(one.key)}]=` : "") + wordText(one.value)
  );
  return `${head}(${elements.join(" ")})`;
}

function redirectsText(redirects: readonly Redirect[]): string {
  return redirects.map(({ descriptor, operator, target }) => {
    const number = descriptor === undefined
      ? ""
      : typeof descriptor === "number"
      ? String(descriptor)
      : `{${descriptor.variable}}`;
    if (operator === "<<") return ` ${number}<<EOF\n${target.map(partText).join("")}EOF\n`;
    const isCopy = operator === ">&" || operator === "<&";
    const shown = isCopy && number === "" ? (operator === ">&" ? "1" : "0") : number;
    return ` ${shown}${operator}${isCopy ? "" : " "}${wordText(target)}`;
  }).join("");
}

/** A word as it was written, or may have been. */
export function wordText(word: Word): string {
  const source = sourceOfWord(word);
  if (source !== undefined) return source;
  let text = "";
  let isOpen = false;
  for (const part of word) {
    const quoted = "quoted" in part && part.quoted;
    if (quoted !== isOpen) text += '"';
    isOpen = quoted;
    text += partText(part);
  }
  return isOpen ? `${text}"` : text;
}

function partText(part: Part): string {
  switch (part.kind) {
    case "text":
      return part.quoted ? part.text.replace(/["\\$`]/g, "\\$&") : part.text;
    case "bad":
      return part.source;
    case "arithmetic":
      return `$((${part.text.map(partText).join("")}))`;
    case "command":
      return typeof part.body === "string" ? `\`${part.body}\`` : `$(${inline(part.body, 0)})`;
    case "process":
      return `${part.direction}(${inline(part.body, 0)})`;
    case "parameter":
      return parameterText(part);
  }
}

function parameterText(part: Part & { kind: "parameter" }): string {
  const { operation } = part;
  const name = (part.indirect ? "!" : "") + part.name +
    (part.subscript ? `[${wordText(part.subscript)}]` : "");
  if (!operation) return name === part.name ? `$${name}` : `\${${name}}`;
  const plain = (word: Word) => word.map(partText).join("");
  switch (operation.kind) {
    case "length":
      return `\${#${name}}`;
    case "names":
      return `\${!${part.name}${operation.separate ? "@" : "*"}}`;
    case "default":
      return `\${${name}${operation.colon ? ":" : ""}${operation.operator}${plain(operation.word)}}`;
    case "trim":
    case "case":
      return `\${${name}${operation.operator}${plain(operation.pattern)}}`;
    case "replace": {
      const mark = { first: "", all: "/", start: "#", end: "%" }[operation.place];
      return `\${${name}/${mark}${plain(operation.pattern)}/${plain(operation.by)}}`;
    }
    case "slice":
      return `\${${name}:${plain(operation.offset)}${operation.length ? `:${plain(operation.length)}` : ""}}`;
    case "transform":
      return `\${${name}@${operation.letter}}`;
  }
}
