/** The built-in classes, those of errors among them. */
import {
  Bare,
  Dict,
  Instance,
  Method,
  Native,
  Property,
  PythonClass,
  PythonFunction,
  PythonSet,
  type PythonValue,
  Range,
  Slice,
  Steps,
  Tuple,
} from "./value.ts";

export const OBJECT = new PythonClass("object", []);
const made = new Map<string, PythonClass>();

/** A built-in class by its name. */
export function builtinClass(name: string, ...bases: PythonClass[]): PythonClass {
  const known = made.get(name);
  if (known) return known;
  const one = new PythonClass(name, bases.length > 0 ? bases : [OBJECT]);
  made.set(name, one);
  return one;
}

export const INT = builtinClass("int");
export const TYPES = {
  object: OBJECT,
  int: INT,
  bool: builtinClass("bool", INT),
  generator: builtinClass("generator"),
  float: builtinClass("float"),
  str: builtinClass("str"),
  bytes: builtinClass("bytes"),
  list: builtinClass("list"),
  tuple: builtinClass("tuple"),
  dict: builtinClass("dict"),
  set: builtinClass("set"),
  frozenset: builtinClass("frozenset"),
  range: builtinClass("range"),
  type: builtinClass("type"),
  slice: builtinClass("slice"),
  property: builtinClass("property"),
  NoneType: builtinClass("NoneType"),
  function: builtinClass("function"),
  module: builtinClass("module"),
} as const;

/** `type(value)` */
export function typeOf(value: PythonValue): PythonClass {
  switch (typeof value) {
    case "string":
      return TYPES.str;
    case "bigint":
      return TYPES.int;
    case "number":
      return TYPES.float;
    case "boolean":
      return TYPES.bool;
  }
  if (value === null) return TYPES.NoneType;
  if (value instanceof Instance) return value.type;
  if (Array.isArray(value)) return "title" in value ? builtinClass(String(value.title)) : TYPES.list;
  if (value instanceof Dict) {
    return value.title === "dict" ? TYPES.dict : builtinClass(value.title, TYPES.dict);
  }
  if (value instanceof Tuple) return value.title ? builtinClass(value.title, TYPES.tuple) : TYPES.tuple;
  if (value instanceof PythonSet) return value.isFrozen ? TYPES.frozenset : TYPES.set;
  if (value instanceof PythonClass) return TYPES.type;
  if (value instanceof PythonFunction) return TYPES.function;
  if (value instanceof Native) return builtinClass("builtin_function_or_method");
  if (value instanceof Method) {
    return builtinClass(value.callee instanceof Native ? "builtin_function_or_method" : "method");
  }
  if (value instanceof Range) return TYPES.range;
  if (value instanceof Slice) return TYPES.slice;
  if (value instanceof Steps) {
    return value.title === "generator" ? TYPES.generator : builtinClass(value.title);
  }
  if (value instanceof Property) return TYPES.property;
  if (value instanceof Bare) {
    return builtinClass(value.text === "Ellipsis" ? "ellipsis" : "NotImplementedType");
  }
  return TYPES.bytes;
}

export function typeName(value: PythonValue): string {
  return typeOf(value).name;
}

/** Each line: a class, and those below it. */
const ERRORS = `BaseException: SystemExit KeyboardInterrupt GeneratorExit Exception
Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopIteration StopAsyncIteration SyntaxError SystemError TypeError ValueError Warning
ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
RuntimeError: NotImplementedError RecursionError
SyntaxError: IndentationError
IndentationError: TabError
ValueError: UnicodeError
UnicodeError: UnicodeDecodeError UnicodeEncodeError
Warning: DeprecationWarning UserWarning RuntimeWarning`;

export const ERROR_CLASSES: ReadonlyMap<string, PythonClass> = (() => {
  const all = new Map<string, PythonClass>([["BaseException", builtinClass("BaseException")]]);
  for (const line of ERRORS.split("\n")) {
    const [base = "", names = ""] = line.split(": ");
    for (const name of names.split(" ")) all.set(name, builtinClass(name, all.get(base)!));
  }
  return all;
})();

export const BASE_EXCEPTION = ERROR_CLASSES.get("BaseException")!;

/** A Python exception on its way. */
export class Raised extends Error {
  /** Where it came through, the innermost first. */
  readonly places: Place[] = [];

  constructor(readonly value: Instance) {
    super(value.type.name);
  }
}

export interface Place {
  file: string;
  line: number;
  name: string;
  /** Columns of what failed, and of its operator. */
  from: number;
  to: number;
  isOneLine: boolean;
  anchor?: readonly [number, number];
  text?: string;
}

export function errorOf(type: string, ...given: PythonValue[]): Instance {
  const error = new Instance(ERROR_CLASSES.get(type) ?? ERROR_CLASSES.get("Exception")!);
  error.attributes.set("args", new Tuple(given));
  return error;
}

/** @throws {Raised} */
export function fail(type: string, message?: string): never {
  throw new Raised(message === undefined ? errorOf(type) : errorOf(type, message));
}
