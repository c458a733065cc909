/** What a template consists of, and how messages show it. Source: Go's text/template/parse, node.go. */

export interface TextNode {
  type: "text";
  at: number;
  text: string;
}

export interface ActionNode {
  type: "action";
  at: number;
  pipe: PipeNode;
}

export interface BranchNode {
  type: "if" | "with" | "range";
  at: number;
  pipe: PipeNode;
  list: ListNode;
  otherwise: ListNode | undefined;
}

export interface TemplateNode {
  type: "template";
  at: number;
  name: string;
  quoted: string;
  pipe: PipeNode | undefined;
}

export interface JumpNode {
  type: "break" | "continue";
  at: number;
}

/** What ends a list. Only the parser meets it. */
export interface EndNode {
  type: "end" | "else";
  at: number;
}

export interface ListNode {
  type: "list";
  at: number;
  nodes: StatementNode[];
}

export type StatementNode = TextNode | ActionNode | BranchNode | TemplateNode | JumpNode;

export interface PipeNode {
  type: "pipe";
  at: number;
  /** Names with their `$`. */
  variables: VariableNode[];
  isAssignment: boolean;
  commands: CommandNode[];
}

export interface CommandNode {
  type: "command";
  at: number;
  operands: OperandNode[];
}

export interface VariableNode {
  type: "variable";
  at: number;
  /** `$x`, then the fields. */
  names: string[];
}

export interface FieldNode {
  type: "field";
  at: number;
  names: string[];
}

export interface ChainNode {
  type: "chain";
  at: number;
  operand: OperandNode;
  names: string[];
}

export interface IdentifierNode {
  type: "identifier";
  at: number;
  name: string;
}

export interface NumberNode {
  type: "number";
  at: number;
  text: string;
  /** As a whole number; undefined: it is none, or too large. */
  integer: bigint | undefined;
  float: number | undefined;
  /** A letter in single quotes, or hexadecimal: never a float by itself. */
  isLetter: boolean;
}

export interface StringNode {
  type: "string";
  at: number;
  quoted: string;
  text: string;
}

export interface LiteralNode {
  type: "bool";
  at: number;
  value: boolean;
}

export interface WordNode {
  type: "dot" | "nil";
  at: number;
}

export type OperandNode =
  | PipeNode
  | VariableNode
  | FieldNode
  | ChainNode
  | IdentifierNode
  | NumberNode
  | StringNode
  | LiteralNode
  | WordNode;

export type Node = StatementNode | EndNode | ListNode | CommandNode | OperandNode;

/** One template with its name: a text, or what a `define` in it makes. */
export interface Tree {
  name: string;
  /** The name of the text that it stands in. */
  parseName: string;
  text: string;
  root: ListNode;
}

/** The node as its source would be written. */
export function nodeText(node: Node): string {
  switch (node.type) {
    case "text":
      return node.text;
    case "action":
      return `{{${nodeText(node.pipe)}}}`;
    case "if":
    case "with":
    case "range": {
      const otherwise = node.otherwise ? `{{else}}${nodeText(node.otherwise)}` : "";
      return `{{${node.type} ${nodeText(node.pipe)}}}${nodeText(node.list)}${otherwise}{{end}}`;
    }
    case "template":
      return `{{template ${node.quoted}${node.pipe ? ` ${nodeText(node.pipe)}` : ""}}}`;
    case "break":
    case "continue":
    case "end":
    case "else":
      return `{{${node.type}}}`;
    case "list":
      return node.nodes.map(nodeText).join("");
    case "command":
      return node.operands.map(inParentheses).join(" ");
    default:
      return operandText(node);
  }
}

function operandText(node: OperandNode): string {
  switch (node.type) {
    case "pipe": {
      const names = node.variables.map(nodeText).join(", ");
      const start = names && `${names} ${node.isAssignment ? "=" : ":="} `;
      return start + node.commands.map(nodeText).join(" | ");
    }
    case "variable":
      return node.names.join(".");
    case "field":
      return node.names.map((name) => `.${name}`).join("");
    case "chain":
      return inParentheses(node.operand) + node.names.map((name) => `.${name}`).join("");
    case "identifier":
      return node.name;
    case "number":
      return node.text;
    case "string":
      return node.quoted;
    case "bool":
      return String(node.value);
    case "dot":
      return ".";
    case "nil":
      return "nil";
  }
}

function inParentheses(node: OperandNode): string {
  return node.type === "pipe" ? `(${nodeText(node)})` : nodeText(node);
}

/** Nothing but blanks. */
export function isEmptyList(list: ListNode): boolean {
  return list.nodes.every((node) => node.type === "text" && /^\s*$/.test(node.text));
}
