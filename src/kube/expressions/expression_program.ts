/** A pattern as instructions: each is followed by the next one, but for those that say where to. */
import { type ExpressionNode, UnboundedError } from "./expression_syntax.ts";

export interface Instruction {
  kind: "take" | "check" | "save" | "clear" | "go" | "end";
  fits?: (char: string) => boolean;
  holds?: (text: string, at: number) => boolean;
  slot?: number;
  /** Of the group whose beginning is saved. */
  name?: string;
  /** Groups from the first to before the second: what they found in the round before is forgotten. */
  cleared?: readonly [number, number];
  /** The preferred one first. */
  to?: number[];
}

/** @throws {UnboundedError} It is too large */
export function programOf(tree: ExpressionNode, flags: string): Instruction[] {
  const writer = new Writer(flags.replace(/[gyd]/g, "") + "y");
  writer.write({ kind: "group", body: tree, index: 0 });
  writer.add({ kind: "end" });
  return writer.program;
}

const MAX_SIZE = 5000;

/** With more instructions it takes too long to find out. */
const MAX_COMPARED = 300;
/** Of each kind of character that classes tell apart, with all of ASCII. */
const KINDS = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ..."\u00a0\u2028éÉßǅ中٣Ⅻ\u0301€“😀\ue000",
];

/** Whether the next character alone says which way to go wherever there is a choice: then nobody has to go back. */
export function isDecided(program: readonly Instruction[], source: string): boolean {
  if (program.length > MAX_COMPARED) return false;
  const chars = [...new Set([...KINDS, ...source])];
  return program.every(({ kind, to = [] }) => {
    if (kind !== "go" || to.length < 2) return true;
    const ways = to.map((start) => takersFrom(program, start));
    return chars.every((char) => ways.filter((way) => way.some(({ fits }) => fits!(char))).length < 2);
  });
}

/** The instructions that may take the next character from there on. */
function takersFrom(program: readonly Instruction[], start: number): Instruction[] {
  const takers: Instruction[] = [];
  const seen = new Set<number>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const instruction = program[at]!;
    if (instruction.kind === "take") takers.push(instruction);
    else if (instruction.kind !== "end") open.push(...instruction.to ?? [at + 1]);
  }
  return takers;
}

class Writer {
  readonly program: Instruction[] = [];
  readonly #flags: string;

  constructor(flags: string) {
    this.#flags = flags;
  }

  add(instruction: Instruction): Instruction {
    if (this.program.push(instruction) > MAX_SIZE) throw new UnboundedError("too large");
    return instruction;
  }

  write(node: ExpressionNode): void {
    if (node.kind === "take") this.add({ kind: "take", fits: fitting(node.source, this.#flags) });
    else if (node.kind === "check") this.add({ kind: "check", holds: holding(node.source, this.#flags) });
    else if (node.kind === "sequence") { for (const part of node.parts) this.write(part); }
    else if (node.kind === "either") this.#either(node.parts);
    else if (node.kind === "group") {
      const named = node.name === undefined ? {} : { name: node.name };
      this.add({ kind: "save", slot: 2 * node.index, ...named });
      this.write(node.body);
      this.add({ kind: "save", slot: 2 * node.index + 1 });
    } else if (node.kind === "repeat") this.#repeat(node);
  }

  #either(parts: readonly ExpressionNode[]): void {
    const ends: Instruction[] = [];
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      const choice = isLast ? undefined : this.add({ kind: "go", to: [this.program.length + 1] });
      this.write(part);
      if (!isLast) ends.push(this.add({ kind: "go", to: [] }));
      choice?.to?.push(this.program.length);
    }
    for (const end of ends) end.to!.push(this.program.length);
  }

  #repeat(node: Extract<ExpressionNode, { kind: "repeat" }>): void {
    const { least, most, isLazy } = node;
    for (let round = 0; round < least; round++) this.#round(node);
    if (most === Infinity) {
      const start = this.program.length;
      const choice = this.add({ kind: "go", to: [start + 1] });
      this.#round(node);
      this.add({ kind: "go", to: [start] });
      leave(choice, this.program.length, isLazy);
      return;
    }
    const choices: Instruction[] = [];
    for (let round = least; round < most; round++) {
      choices.push(this.add({ kind: "go", to: [this.program.length + 1] }));
      this.#round(node);
    }
    for (const choice of choices) leave(choice, this.program.length, isLazy);
  }

  #round({ body, first, end }: Extract<ExpressionNode, { kind: "repeat" }>): void {
    if (end > first) this.add({ kind: "clear", cleared: [first, end] });
    this.write(body);
  }
}

function leave(choice: Instruction, target: number, isLazy: boolean): void {
  if (isLazy) choice.to!.unshift(target);
  else choice.to!.push(target);
}

/** RegExp knows best which characters a class has, and what any case is. */
function fitting(source: string, flags: string): (char: string) => boolean {
  const expression = new RegExp(source, flags);
  const known = new Map<string, boolean>();
  return (char) => {
    let fits = known.get(char);
    if (fits !== undefined) return fits;
    expression.lastIndex = 0;
    fits = expression.exec(char)?.[0] === char;
    known.set(char, fits);
    return fits;
  };
}

function holding(source: string, flags: string): (text: string, at: number) => boolean {
  const expression = new RegExp(source, flags);
  return (text, at) => {
    expression.lastIndex = at;
    return expression.test(text);
  };
}
