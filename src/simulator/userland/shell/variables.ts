/** A shell's variables: scopes, arrays, attributes. */

export interface Variable {
  /** Absent: declared, but not set. */
  value?: string;
  /** An array: its elements by number. */
  list?: Map<number, string>;
  /** An associative array. */
  table?: Map<string, string>;
  exported?: boolean;
  readonly?: boolean;
  /** What is assigned is calculated. */
  integer?: boolean;
  letters?: "upper" | "lower";
  /** Another variable is meant, whose name it holds. */
  reference?: boolean;
}

/** A variable that cannot be assigned; the command line ends. */
export class AssignmentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "AssignmentError";
  }
}

/** A variable that the shell answers itself, such as RANDOM. */
export interface Computed {
  read(): Variable | undefined;
  write?(value: string): void;
}

/** How long a chain of references may be. */
const MAX_REFERENCES = 8;

export class Variables {
  /** The global ones, and above them those of each function that is called. */
  readonly #scopes: Map<string, Variable>[] = [new Map()];
  readonly #computed = new Map<string, Computed>();
  /** Of all values; a copy has its own only, for it shares the others with the shell that it is a copy of. */
  #bytes = 0;
  /** Calculates what is assigned to an integer, or stands in the brackets of an array. */
  calculate: (text: string) => bigint = BigInt;

  /** Of a subshell: changes there stay there. */
  copy(): Variables {
    const copy = new Variables();
    copy.#scopes.length = 0;
    for (const scope of this.#scopes) {
      copy.#scopes.push(new Map([...scope].map(([name, variable]) => [name, cloned(variable)])));
    }
    return copy;
  }

  compute(name: string, computed: Computed): void {
    this.#computed.set(name, computed);
  }

  /** About how much memory the values need that were assigned here. */
  get bytes(): number {
    return this.#bytes;
  }

  get depth(): number {
    return this.#scopes.length - 1;
  }

  enter(): void {
    this.#scopes.push(new Map());
  }

  leave(): void {
    for (const variable of this.#scopes.pop()!.values()) this.#bytes -= sizeOf(variable);
  }

  /** What a name stands for, references followed. */
  find(name: string): Variable | undefined {
    return this.own(this.resolve(name));
  }

  /** The variable itself, be it a reference. */
  own(name: string): Variable | undefined {
    return this.#stored(name) ?? this.#computed.get(name)?.read();
  }

  resolve(name: string): string {
    let found = name;
    for (let turn = 0; turn < MAX_REFERENCES; turn++) {
      // Reading a variable that is answered anew may change it; none of these is a reference.
      const variable = this.#stored(found);
      if (!variable?.reference || !variable.value) return found;
      found = variable.value;
    }
    return found;
  }

  get(name: string): string | undefined {
    return scalar(this.find(name));
  }

  /** An element, by the text in its brackets, which is a key or is calculated. */
  element(name: string, subscript: string): string | undefined {
    const variable = this.find(name);
    if (variable?.table) return variable.table.get(subscript);
    const index = this.#index(name, variable, subscript);
    return variable?.list ? variable.list.get(index) : index === 0 ? variable?.value : undefined;
  }

  #index(name: string, variable: Variable | undefined, subscript: string): number {
    const index = Number(this.calculate(subscript));
    if (index >= 0) return index;
    const keys = [...variable?.list?.keys() ?? []];
    const fromEnd = (keys.length === 0 ? 0 : Math.max(...keys) + 1) + index;
    if (fromEnd < 0) throw new AssignmentError(`${name}[${subscript}]: bad array subscript`);
    return fromEnd;
  }

  /** Assigns; `append` adds to what is there. @throws {AssignmentError} */
  assign(name: string, value: string, { subscript, append }: AssignOptions = {}): void {
    const target = this.resolve(name);
    const bracket = target.indexOf("[");
    if (bracket > 0) {
      return this.assign(target.slice(0, bracket), value, {
        subscript: target.slice(bracket + 1, -1),
        append,
      });
    }
    const computed = this.#computed.get(target);
    if (computed?.write && !this.#scopes.some((scope) => scope.has(target))) return computed.write(value);
    const variable = this.#writable(target);
    const key = subscript ?? (variable.list || variable.table ? "0" : undefined);
    if (key === undefined) {
      const text = this.#converted(variable, value, append ? variable.value ?? "" : undefined);
      variable.value = this.#counted(text, variable.value);
      return;
    }
    if (subscript === "") throw new AssignmentError(`${name}[${subscript}]: bad array subscript`);
    if (variable.table) {
      const before = append ? variable.table.get(key) ?? "" : undefined;
      const text = this.#converted(variable, value, before);
      variable.table.set(key, this.#counted(text, variable.table.get(key)));
      return;
    }
    const index = this.#index(name, variable, key);
    const list = asList(variable);
    const text = this.#converted(variable, value, append ? list.get(index) ?? "" : undefined);
    list.set(index, this.#counted(text, list.get(index)));
  }

  /** Assigns a whole array. */
  assignAll(
    name: string,
    elements: readonly { key?: string; append: boolean; value: string }[],
    append: boolean,
  ): void {
    const variable = this.#writable(this.resolve(name));
    if (!append) this.#bytes -= sizeOf(variable);
    if (variable.table) {
      if (!append) variable.table = new Map();
      for (const { key, value } of paired(elements)) {
        const text = this.#converted(variable, value, undefined);
        variable.table.set(key, this.#counted(text, variable.table.get(key)));
      }
      return;
    }
    const list = append ? asList(variable) : new Map<number, string>();
    let next = list.size === 0 ? 0 : Math.max(...list.keys()) + 1;
    for (const element of elements) {
      const index = element.key === undefined ? next : Number(this.calculate(element.key));
      const before = element.append ? list.get(index) ?? "" : undefined;
      list.set(index, this.#counted(this.#converted(variable, element.value, before), list.get(index)));
      next = index + 1;
    }
    variable.list = list;
    delete variable.value;
  }

  /** Makes an array of plain texts. */
  setList(name: string, values: readonly string[]): void {
    this.assignAll(name, values.map((value) => ({ append: false, value })), false);
  }

  /** The variable in the scope of the function that runs; a new one hides that of its caller. */
  local(name: string): Variable {
    const scope = this.#scopes.at(-1)!;
    const found = scope.get(name);
    if (found) return found;
    const outer = this.own(name);
    if (outer?.readonly) throw new AssignmentError(`${name}: readonly variable`);
    const made: Variable = outer?.exported ? { exported: true } : {};
    scope.set(name, made);
    return made;
  }

  /** The variable where it is, or a new global one. */
  declare(name: string): Variable {
    const target = this.resolve(name);
    const found = this.#stored(target);
    if (found) return found;
    const made = { ...this.#computed.get(target)?.read() };
    this.#scopes[0]!.set(target, made);
    return made;
  }

  global(name: string): Variable {
    const scope = this.#scopes[0]!;
    const found = scope.get(name) ?? {};
    scope.set(name, found);
    return found;
  }

  /** @throws {AssignmentError} */
  unset(name: string, subscript?: string): void {
    const target = this.resolve(name);
    const variable = this.#stored(target);
    if (variable?.readonly) throw new AssignmentError(`${name}: cannot unset: readonly variable`);
    if (subscript === undefined) return this.#remove(target);
    if (!variable) return;
    if (subscript === "@" || subscript === "*") return this.#remove(target);
    const before = sizeOf(variable);
    if (variable.table) variable.table.delete(subscript);
    else if (variable.list) variable.list.delete(this.#index(name, variable, subscript));
    this.#bytes -= before - sizeOf(variable);
  }

  #remove(name: string): void {
    for (let depth = this.#scopes.length - 1; depth >= 0; depth--) {
      const scope = this.#scopes[depth]!;
      if (!scope.has(name)) continue;
      this.#bytes -= sizeOf(scope.get(name)!);
      // A local one stays, unset, until its function returns.
      if (depth > 0 && depth === this.#scopes.length - 1) scope.set(name, {});
      else scope.delete(name);
      return;
    }
    this.#computed.delete(name);
  }

  /** What programs get. */
  environment(): Record<string, string> {
    const environment: Record<string, string> = {};
    for (const scope of this.#scopes) {
      for (const [name, variable] of scope) {
        if (variable.exported && variable.value !== undefined) environment[name] = variable.value;
        else if (scope !== this.#scopes[0] && name in environment && !variable.exported) continue;
      }
    }
    return environment;
  }

  /** Names of all that are declared, sorted. */
  names(): string[] {
    const names = new Set<string>(this.#computed.keys());
    for (const scope of this.#scopes) for (const name of scope.keys()) names.add(name);
    return [...names].sort();
  }

  /** Names of the variables of the function that runs. */
  localNames(): string[] {
    return [...this.#scopes.at(-1)!.keys()].sort();
  }

  #stored(name: string): Variable | undefined {
    for (let depth = this.#scopes.length - 1; depth >= 0; depth--) {
      const found = this.#scopes[depth]!.get(name);
      if (found) return found;
    }
    return undefined;
  }

  #writable(name: string): Variable {
    const variable = this.declare(name);
    if (variable.readonly) throw new AssignmentError(`${name}: readonly variable`);
    return variable;
  }

  /** A text that takes the place of another. */
  #counted(text: string, before: string | undefined): string {
    this.#bytes += text.length - (before?.length ?? 0);
    return text;
  }

  #converted(variable: Variable, value: string, before: string | undefined): string {
    if (variable.integer) {
      const added = before === undefined || before === "" ? 0n : this.calculate(before);
      return String(BigInt.asIntN(64, added + this.calculate(value)));
    }
    const text = (before ?? "") + value;
    if (variable.letters === "upper") return text.toUpperCase();
    return variable.letters === "lower" ? text.toLowerCase() : text;
  }
}

interface AssignOptions {
  subscript?: string | undefined;
  append?: boolean | undefined;
}

/** `$name`: of an array its first element. */
export function scalar(variable: Variable | undefined): string | undefined {
  if (!variable) return undefined;
  if (variable.list) return variable.list.get(0);
  return variable.table ? variable.table.get("0") : variable.value;
}

function sizeOf(variable: Variable): number {
  let size = variable.value?.length ?? 0;
  for (const text of variable.list?.values() ?? []) size += text.length;
  for (const text of variable.table?.values() ?? []) size += text.length;
  return size;
}

/** Its elements in order; a plain variable has one. */
export function elements(variable: Variable | undefined): [string, string][] {
  if (variable?.list) {
    return [...variable.list].sort(([a], [b]) => a - b).map(([key, value]) => [String(key), value]);
  }
  if (variable?.table) return [...variable.table];
  return variable?.value === undefined ? [] : [["0", variable.value]];
}

function asList(variable: Variable): Map<number, string> {
  if (!variable.list) {
    variable.list = new Map(variable.value === undefined ? [] : [[0, variable.value]]);
    delete variable.value;
  }
  return variable.list;
}

/** Without keys, every second text is one. */
function paired(elements: readonly { key?: string; value: string }[]): { key: string; value: string }[] {
  const pairs: { key: string; value: string }[] = [];
  let open: string | undefined;
  for (const { key, value } of elements) {
    if (key !== undefined) pairs.push({ key, value });
    else if (open === undefined) open = value;
    else {
      pairs.push({ key: open, value });
      open = undefined;
    }
  }
  if (open !== undefined) pairs.push({ key: open, value: "" });
  return pairs;
}

function cloned(variable: Variable): Variable {
  const copy = { ...variable };
  if (variable.list) copy.list = new Map(variable.list);
  if (variable.table) copy.table = new Map(variable.table);
  return copy;
}
