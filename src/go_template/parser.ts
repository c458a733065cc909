/** Reads a template into trees. The grammar and the messages are those of Go's text/template/parse, parse.go. */
import { tokenize } from "./lexer.ts";
import {
  type BranchNode,
  type CommandNode,
  type EndNode,
  isEmptyList,
  type ListNode,
  nodeText,
  type OperandNode,
  type PipeNode,
  type StatementNode,
  type TemplateNode,
  type Tree,
} from "./node.ts";
import { numberNode } from "./number_literal.ts";
import { goQuote, goUnquote } from "./quoting.ts";
import type { Token, TokenKind } from "./token.ts";
import { TokenReader } from "./token_reader.ts";

export interface ParserOptions {
  delimiters: readonly [left: string, right: string];
  isFunction(name: string): boolean;
}

/** The trees of a text: its own, last, and those that it defines. @throws {TemplateError} */
export function parseTrees(name: string, text: string, options: ParserOptions): Tree[] {
  return new Parser(name, text, options).trees();
}

/** Go refuses deeper parentheses, too. */
const maxParentheses = 10_000;

class Parser {
  readonly #tokens: TokenReader;
  #names: string[] = ["$"];
  #ranges = 0;
  #parentheses = 0;
  readonly #trees = new Map<string, Tree>();
  readonly #name: string;
  readonly #text: string;
  readonly #isFunction: (name: string) => boolean;

  constructor(name: string, text: string, options: ParserOptions) {
    this.#name = name;
    this.#text = text;
    this.#isFunction = options.isFunction;
    this.#tokens = new TokenReader(name, tokenize(text, options));
  }

  trees(): Tree[] {
    const root: ListNode = { type: "list", at: 0, nodes: [] };
    while (this.#tokens.peek().kind !== "end of text") {
      const start = this.#tokens.place;
      if (this.#tokens.read().kind === "leftDelimiter" && isWord(this.#tokens.readWord(), "define")) {
        this.#definition();
        continue;
      }
      this.#tokens.place = start;
      const node = this.#statement();
      if (isEnd(node)) this.#tokens.fail(`unexpected ${nodeText(node)}`);
      else root.nodes.push(node);
    }
    this.#add(this.#name, root);
    return [...this.#trees.values()];
  }

  #add(name: string, root: ListNode): void {
    const before = this.#trees.get(name);
    const tree = { name, parseName: this.#name, text: this.#text, root };
    if (!before || isEmptyList(before.root)) {
      this.#trees.delete(name);
      this.#trees.set(name, tree);
    } else if (!isEmptyList(root)) {
      this.#tokens.fail(`template: multiple definition of template ${goQuote(name)}`);
    }
  }

  #definition(): void {
    const context = "define clause";
    const name = this.#tokens.expect(["string", "rawString"], context);
    const text = this.#unquoted(name);
    this.#tokens.expect(["rightDelimiter"], context);
    this.#add(text, this.#apart(context));
  }

  /** A list of its own, that knows no variable of what is around it. */
  #apart(context: string): ListNode {
    const before = { names: this.#names, ranges: this.#ranges };
    this.#names = ["$"];
    this.#ranges = 0;
    const { list, end } = this.#list();
    if (end.type !== "end") this.#tokens.fail(`unexpected ${nodeText(end)} in ${context}`);
    this.#names = before.names;
    this.#ranges = before.ranges;
    return list;
  }

  #list(): { list: ListNode; end: EndNode } {
    const list: ListNode = { type: "list", at: this.#tokens.peekWord().at, nodes: [] };
    while (this.#tokens.peekWord().kind !== "end of text") {
      const node = this.#statement();
      if (isEnd(node)) return { list, end: node };
      list.nodes.push(node);
    }
    return this.#tokens.fail("unexpected EOF");
  }

  #statement(): StatementNode | EndNode {
    const token = this.#tokens.readWord();
    if (token.kind === "text") return { type: "text", at: token.at, text: token.text };
    if (token.kind !== "leftDelimiter") return this.#tokens.unexpected(token, "input");
    this.#tokens.actionLine = token.line;
    const node = this.#action();
    this.#tokens.actionLine = 0;
    return node;
  }

  #action(): StatementNode | EndNode {
    const token = this.#tokens.readWord();
    if (token.kind === "keyword") {
      switch (token.text) {
        case "block":
          return this.#block();
        case "break":
        case "continue":
          return this.#jump(token, token.text);
        case "else":
          return this.#else();
        case "end":
          return { type: "end", at: this.#tokens.expect(["rightDelimiter"], "end").at };
        case "if":
        case "with":
        case "range":
          return this.#branch(token.text);
        case "template":
          return this.#template();
      }
    }
    this.#tokens.back();
    return { type: "action", at: token.at, pipe: this.#pipeline("command", "rightDelimiter") };
  }

  #jump({ at }: Token, type: "break" | "continue"): StatementNode {
    const token = this.#tokens.readWord();
    if (token.kind !== "rightDelimiter") this.#tokens.unexpected(token, `{{${type}}}`);
    if (this.#ranges === 0) this.#tokens.fail(`{{${type}}} outside {{range}}`);
    return { type, at };
  }

  /** `else if` and `else with` leave their second word to the branch that reads on. */
  #else(): EndNode {
    const token = this.#tokens.peekWord();
    if (isWord(token, "if") || isWord(token, "with")) return { type: "else", at: token.at };
    return { type: "else", at: this.#tokens.expect(["rightDelimiter"], "else").at };
  }

  #branch(type: BranchNode["type"]): BranchNode {
    const names = this.#names.length;
    const pipe = this.#pipeline(type, "rightDelimiter");
    if (type === "range") this.#ranges++;
    const { list, end } = this.#list();
    if (type === "range") this.#ranges--;
    const otherwise = end.type === "else" ? this.#otherwise(type, end) : undefined;
    this.#names.length = names;
    return { type, at: pipe.at, pipe, list, otherwise };
  }

  #otherwise(type: BranchNode["type"], { at }: EndNode): ListNode {
    if (type !== "range" && isWord(this.#tokens.peek(), type)) {
      this.#tokens.read();
      return { type: "list", at, nodes: [this.#branch(type)] };
    }
    const { list, end } = this.#list();
    if (end.type !== "end") this.#tokens.fail(`expected end; found ${nodeText(end)}`);
    return list;
  }

  #block(): TemplateNode {
    const context = "block clause";
    const token = this.#tokens.readWord();
    const name = this.#templateName(token, context);
    const pipe = this.#pipeline(context, "rightDelimiter");
    this.#add(name, this.#apart(context));
    return { type: "template", at: token.at, name, quoted: goQuote(name), pipe };
  }

  #template(): TemplateNode {
    const context = "template clause";
    const token = this.#tokens.readWord();
    const name = this.#templateName(token, context);
    const node: TemplateNode = {
      type: "template",
      at: token.at,
      name,
      quoted: goQuote(name),
      pipe: undefined,
    };
    if (this.#tokens.readWord().kind === "rightDelimiter") return node;
    this.#tokens.back();
    return { ...node, pipe: this.#pipeline(context, "rightDelimiter") };
  }

  #templateName(token: Token, context: string): string {
    if (token.kind !== "string" && token.kind !== "rawString") return this.#tokens.unexpected(token, context);
    return this.#unquoted(token);
  }

  #pipeline(context: string, end: TokenKind): PipeNode {
    const pipe: PipeNode = {
      type: "pipe",
      at: this.#tokens.peekWord().at,
      variables: [],
      isAssignment: false,
      commands: [],
    };
    this.#declarations(pipe, context);
    while (true) {
      const token = this.#tokens.readWord();
      if (token.kind === end) break;
      if (!startsOperand(token)) this.#tokens.unexpected(token, context);
      this.#tokens.back();
      pipe.commands.push(this.#command());
    }
    if (pipe.commands.length === 0) this.#tokens.fail(`missing value for ${context}`);
    pipe.commands.forEach(({ operands: [first] }, index) => {
      if (index > 0 && /^(bool|dot|nil|number|string)$/.test(first!.type)) {
        this.#tokens.fail(`non executable command in pipeline stage ${index + 1}`);
      }
    });
    return pipe;
  }

  #declarations(pipe: PipeNode, context: string): void {
    const start = this.#tokens.place;
    const variable = this.#tokens.peekWord();
    if (variable.kind !== "variable") return;
    this.#tokens.read();
    const next = this.#tokens.peekWord();
    const isList = next.kind === "char" && next.text === ",";
    if (next.kind !== "assign" && next.kind !== "declare" && !isList) {
      this.#tokens.place = start;
      return;
    }
    this.#tokens.readWord();
    pipe.variables.push({ type: "variable", at: variable.at, names: variable.text.split(".") });
    this.#names.push(variable.text);
    pipe.isAssignment = next.kind === "assign";
    if (!isList) return;
    if (context === "range" && pipe.variables.length < 2) {
      const { kind } = this.#tokens.peekWord();
      if (kind === "variable" || kind === "rightDelimiter" || kind === "rightParen") {
        return this.#declarations(pipe, context);
      }
      this.#tokens.fail("range can only initialize variables");
    }
    this.#tokens.fail(`too many declarations in ${context}`);
  }

  #command(): CommandNode {
    const command: CommandNode = { type: "command", at: this.#tokens.peekWord().at, operands: [] };
    while (true) {
      this.#tokens.peekWord();
      const operand = this.#operand();
      if (operand) command.operands.push(operand);
      const token = this.#tokens.read();
      if (token.kind === "space") continue;
      if (token.kind === "rightDelimiter" || token.kind === "rightParen") this.#tokens.back();
      else if (token.kind !== "pipe") this.#tokens.unexpected(token, "operand");
      break;
    }
    if (command.operands.length === 0) this.#tokens.fail("empty command");
    return command;
  }

  #operand(): OperandNode | undefined {
    const node = this.#term();
    const { at, kind } = this.#tokens.peek();
    if (!node || kind !== "field") return node;
    const names: string[] = [];
    while (this.#tokens.peek().kind === "field") names.push(this.#tokens.read().text.slice(1));
    switch (node.type) {
      case "field":
      case "variable":
        return { type: node.type, at, names: [...node.names, ...names] };
      case "bool":
      case "string":
      case "number":
      case "nil":
      case "dot":
        return this.#tokens.fail(`unexpected . after term ${goQuote(nodeText(node))}`);
      default:
        return { type: "chain", at, operand: node, names };
    }
  }

  #term(): OperandNode | undefined {
    const token = this.#tokens.readWord();
    const { at, text } = token;
    switch (token.kind) {
      case "identifier":
        if (!this.#isFunction(text)) this.#tokens.fail(`function ${goQuote(text)} not defined`);
        return { type: "identifier", at, name: text };
      case "keyword":
        if (text === ".") return { type: "dot", at };
        if (text === "nil") return { type: "nil", at };
        break;
      case "variable":
        if (!this.#names.includes(text)) this.#tokens.fail(`undefined variable ${goQuote(text)}`);
        return { type: "variable", at, names: [text] };
      case "field":
        return { type: "field", at, names: [text.slice(1)] };
      case "bool":
        return { type: "bool", at, value: text === "true" };
      case "charConstant":
      case "complex":
      case "number":
        return this.#number(token);
      case "leftParen":
        return this.#parenthesized();
      case "string":
      case "rawString":
        return { type: "string", at, quoted: text, text: this.#unquoted(token) };
    }
    this.#tokens.back();
    return undefined;
  }

  #number(token: Token): OperandNode {
    try {
      return numberNode(token);
    } catch (error) {
      return this.#tokens.fail((error as Error).message);
    }
  }

  #parenthesized(): PipeNode {
    if (this.#parentheses >= maxParentheses) this.#tokens.fail("max expression depth exceeded");
    this.#parentheses++;
    const pipe = this.#pipeline("parenthesized pipeline", "rightParen");
    this.#parentheses--;
    return pipe;
  }

  #unquoted({ text }: Token): string {
    return goUnquote(text) ?? this.#tokens.fail("invalid syntax");
  }
}

function isEnd(node: StatementNode | EndNode): node is EndNode {
  return node.type === "end" || node.type === "else";
}

function isWord(token: Token, word: string): boolean {
  return token.kind === "keyword" && token.text === word;
}

function startsOperand({ kind, text }: Token): boolean {
  if (kind === "keyword") return text === "." || text === "nil";
  return /^(bool|charConstant|complex|field|identifier|number|rawString|string|variable|leftParen)$/.test(
    kind,
  );
}
