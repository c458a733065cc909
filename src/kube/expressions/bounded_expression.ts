/**
 * Regular expressions that a user has written. RegExp goes back and tries anew: `(a+)+$` on thirty characters takes it a
 * minute, in which nothing else runs. One that could is matched in time that grows with the text alone. It finds what
 * RegExp finds; only of a last round that would take nothing, in `(|a)?`, RegExp says that it was not there.
 */
import { type Instruction, isDecided, programOf } from "./expression_program.ts";
import { type ExpressionNode, parseExpression, UnboundedError } from "./expression_syntax.ts";

/**
 * One with a back-reference is RegExp's own, however long it takes, and so is one that it is quick with.
 * @throws {SyntaxError} as RegExp
 */
export function expressionOf(source: string, flags = ""): RegExp {
  const own = new RegExp(source, flags);
  return programFor(source, flags) ? new BoundedExpression(source, flags) : own;
}

/** More repetitions than these may share a text among them in too many ways. */
const MAX_REPEATS = 3;
const MAX_KEPT = 500;
const kept = new Map<string, Instruction[] | undefined>();

/** Undefined: RegExp is fast enough, or it alone knows the pattern. */
function programFor(source: string, flags: string): Instruction[] | undefined {
  // Most patterns need no further look.
  if (!/\)[*+{]/.test(source) && (source.match(/[*+?{]/g)?.length ?? 0) <= MAX_REPEATS) return undefined;
  const key = `${flags}/${source}`;
  if (kept.has(key)) return kept.get(key);
  let program: Instruction[] | undefined;
  try {
    const tree = parseExpression(source, flags);
    if (isNested(tree, false) || repeatsIn(tree) > MAX_REPEATS) {
      const made = programOf(tree, flags);
      if (!isDecided(made, source)) program = made;
    }
  } catch (error) {
    if (!(error instanceof UnboundedError)) throw error;
  }
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, program);
  return program;
}

/** Whether something is repeated in which there is a choice. */
function isNested(node: ExpressionNode, isInRepeat: boolean): boolean {
  if (node.kind === "either") return isInRepeat || node.parts.some((part) => isNested(part, isInRepeat));
  if (node.kind === "sequence") return node.parts.some((part) => isNested(part, isInRepeat));
  if (node.kind === "group") return isNested(node.body, isInRepeat);
  if (node.kind !== "repeat") return false;
  const isChoice = node.most > node.least;
  return (isInRepeat && isChoice) || isNested(node.body, isInRepeat || node.most > 1);
}

function repeatsIn(node: ExpressionNode): number {
  if (node.kind === "group") return repeatsIn(node.body);
  if (node.kind === "repeat") return Number(node.most > node.least) + repeatsIn(node.body);
  return "parts" in node ? node.parts.reduce((sum, part) => sum + repeatsIn(part), 0) : 0;
}

class BoundedExpression extends RegExp {
  readonly #program: Instruction[];

  constructor(pattern: string | RegExp, flags?: string) {
    super(pattern, flags);
    this.#program = programFor(typeof pattern === "string" ? pattern : pattern.source, this.flags)!;
  }

  override exec(text: string): RegExpExecArray | null {
    const isPlaced = this.global || this.sticky;
    const from = isPlaced ? this.lastIndex : 0;
    const places = from > text.length ? undefined : this.#find(text, from);
    if (isPlaced) this.lastIndex = places?.[1] ?? 0;
    if (!places) return null;
    const pairs = Array.from(
      { length: 1 + Math.max(...this.#program.map(({ slot = 0 }) => slot >> 1)) },
      (_, group): [number, number] | undefined =>
        places[2 * group + 1] === undefined ? undefined : [places[2 * group]!, places[2 * group + 1]!],
    );
    const names = Object.fromEntries(
      this.#program.flatMap(({ name, slot }) => name === undefined ? [] : [[name, slot! / 2]]),
    );
    const named = <T>(values: readonly T[]) =>
      Object.keys(names).length === 0
        ? undefined
        : Object.fromEntries(Object.entries(names).map(([name, group]) => [name, values[group]]));
    const found = pairs.map((pair) => pair && text.slice(...pair));
    return Object.assign(found, {
      index: places[0]!,
      input: text,
      groups: named(found),
      ...(this.hasIndices ? { indices: Object.assign(pairs, { groups: named(pairs) }) } : {}),
    }) as unknown as RegExpExecArray;
  }

  /**
   * All ways at once, a character at a time, the preferred ones first (Thompson's construction with Pike's captures):
   * where each group begins and ends, the whole first.
   */
  #find(text: string, from: number): Places | undefined {
    const state = { program: this.#program, text, seen: new Int32Array(this.#program.length).fill(-1) };
    const isWhole = this.unicode || this.unicodeSets;
    let found: Places | undefined;
    let ways: Way[] = [];
    for (let at = from;;) {
      if (!found && (at === from || !this.sticky)) addWays(state, ways, { next: 0, places: [] }, at);
      const char = at >= text.length
        ? undefined
        : isWhole
        ? String.fromCodePoint(text.codePointAt(at)!)
        : text[at]!;
      const further: Way[] = [];
      for (const { next, places } of ways) {
        const { fits } = this.#program[next]!;
        if (!fits) {
          found = places;
          break;
        }
        if (char !== undefined && fits(char)) {
          addWays(state, further, { next: next + 1, places }, at + char.length);
        }
      }
      if (char === undefined || (further.length === 0 && (found || this.sticky))) return found;
      ways = further;
      at += char.length;
    }
  }
}

/** By slot, two for each group. */
type Places = readonly (number | undefined)[];

/** One way to go on: at an instruction that takes a character, or at the end. */
interface Way {
  next: number;
  places: Places;
}

interface State {
  program: readonly Instruction[];
  text: string;
  /** Where in the text each instruction was come to last: who comes later is less preferred. */
  seen: Int32Array;
}

function addWays(state: State, ways: Way[], first: Way, at: number): void {
  const open = [first];
  for (let way = open.pop(); way; way = open.pop()) {
    const { next, places } = way;
    if (state.seen[next] === at) continue;
    state.seen[next] = at;
    const { kind, slot, to, cleared, holds } = state.program[next]!;
    if (kind === "take" || kind === "end") ways.push(way);
    else if (kind === "save") open.push({ next: next + 1, places: withSlot(places, slot!, at) });
    else if (kind === "clear") open.push({ next: next + 1, places: withoutGroups(places, cleared!) });
    else if (kind === "check") {
      if (holds!(state.text, at)) open.push({ next: next + 1, places });
    } else for (const target of to!.toReversed()) open.push({ next: target, places });
  }
}

function withSlot(places: Places, slot: number, at: number): Places {
  const changed = [...places];
  changed[slot] = at;
  return changed;
}

function withoutGroups(places: Places, [first, end]: readonly [number, number]): Places {
  return places.map((place, slot) => slot >= 2 * first && slot < 2 * end ? undefined : place);
}
