/** Calls of functions and methods: counting arguments, and fitting them to the types that are asked for. */
import { type Node, nodeText, type OperandNode } from "./node.ts";
import { FunctionError, TemplateError } from "./template_error.ts";
import {
  type GoFunction,
  GoNumber,
  GoObject,
  type GoValue,
  isFunction,
  isMap,
  isTrue,
  typeName,
  withType,
} from "./value.ts";

/** No value was given by the pipeline before. */
export const missing: unique symbol = Symbol("missing");
export type Final = GoValue | typeof missing;

/** What a call needs of whoever runs the template. */
export interface Evaluation {
  at(node: Node): void;
  fail(message: string, cause?: Error): never;
  /** `missing` for a literal. */
  operand(dot: GoValue, node: OperandNode): Final;
  constant(dot: GoValue, node: OperandNode): GoValue;
}

export interface CallRequest {
  name: string;
  called: GoFunction;
  /** A function of the set rather than a method. */
  isNamed: boolean;
  dot: GoValue;
  /** What a message shows if the function refuses. */
  node: Node;
  operands: readonly OperandNode[];
  final: Final;
}

export function evaluateCall(run: Evaluation, request: CallRequest): GoValue {
  const { name, called: { parameters, isVariadic }, operands, final } = request;
  const count = operands.length + (final === missing ? 0 : 1);
  const fixed = isVariadic ? parameters.length - 1 : parameters.length;
  if (isVariadic && count < fixed) {
    run.fail(`wrong number of args for ${name}: want at least ${fixed} got ${operands.length}`);
  }
  if (!isVariadic && count !== fixed) {
    run.fail(`wrong number of args for ${name}: want ${fixed} got ${count}`);
  }
  if (request.isNamed && (name === "and" || name === "or")) return shortCircuit(run, request, parameters[0]!);
  const typeAt = (index: number) => parameters[Math.min(index, parameters.length - 1)]!;
  const values = operands.map((operand, index) => argument(run, request.dot, operand, typeAt(index)));
  if (final !== missing) values.push(fitted(run, final as GoValue, typeAt(values.length)));
  if (request.isNamed && name === "call") return callValue(run, request, values);
  return safeCall(run, request, () => request.called.call(...values));
}

/** What a function refuses is told with its name and place. */
function safeCall(run: Evaluation, { node, name }: CallRequest, call: () => GoValue): GoValue {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof FunctionError) && !(error instanceof TemplateError)) throw error;
    run.at(node);
    return run.fail(`error calling ${name}: ${error.message}`, error);
  }
}

/** `and` and `or` look at no argument after the one that decides. */
function shortCircuit(run: Evaluation, { name, dot, operands, final }: CallRequest, type: string): GoValue {
  let value: GoValue;
  for (const operand of operands) {
    value = argument(run, dot, operand, type);
    if (isTrue(value) === (name === "or")) return value;
  }
  return final === missing ? value : final as GoValue;
}

function callValue(run: Evaluation, request: CallRequest, [called, ...values]: GoValue[]): GoValue {
  const shown = request.operands[0] ? nodeText(request.operands[0]) : typeName(called);
  return safeCall(run, request, () => {
    if (called === undefined || called === null) throw new FunctionError("call of nil");
    if (!isFunction(called)) throw new FunctionError(`non-function ${shown} of type ${typeName(called)}`);
    const { parameters, isVariadic } = called;
    const fixed = isVariadic ? parameters.length - 1 : parameters.length;
    if (isVariadic ? values.length < fixed : values.length !== fixed) {
      const want = `want ${isVariadic ? "at least " : ""}${fixed}`;
      throw new FunctionError(`wrong number of args for ${shown}: got ${values.length} ${want}`);
    }
    values.forEach((value, index) => {
      const type = parameters[Math.min(index, parameters.length - 1)]!;
      if (!isAssignable(value, type)) {
        throw new FunctionError(`arg ${index}: value has type ${typeName(value)}; should be ${type}`);
      }
    });
    return called.call(...values);
  });
}

function argument(run: Evaluation, dot: GoValue, node: OperandNode, type: string): GoValue {
  const value = run.operand(dot, node);
  if (value !== missing) return fitted(run, value as GoValue, type);
  if (node.type === "nil") return canBeNil(type) ? nilOf(type) : run.fail(`cannot assign nil to ${type}`);
  if (type === "interface {}" || type === "value") return run.constant(dot, node);
  return literal(run, node, type);
}

/** A literal takes the type that is asked for. */
function literal(run: Evaluation, node: OperandNode, type: string): GoValue {
  if (type === "string") {
    return node.type === "string" ? node.text : run.fail(`expected string; found ${nodeText(node)}`);
  }
  if (type === "bool") {
    return node.type === "bool" ? node.value : run.fail(`expected bool; found ${nodeText(node)}`);
  }
  const number = node.type === "number" ? node : undefined;
  if (/^int\d*$/.test(type)) {
    if (number?.integer === undefined) return run.fail(`expected integer; found ${nodeText(node)}`);
    return type === "int" ? number.integer : new GoNumber(type, number.integer);
  }
  if (/^uint\d*$/.test(type)) {
    if (number?.integer === undefined || number.integer < 0n) {
      return run.fail(`expected unsigned integer; found ${nodeText(node)}`);
    }
    return new GoNumber(type, number.integer);
  }
  if (type === "float64") return number?.float ?? run.fail(`expected float; found ${nodeText(node)}`);
  return run.fail(`can't handle ${nodeText(node)} for arg of type ${type}`);
}

function fitted(run: Evaluation, value: GoValue, type: string): GoValue {
  if (type === "value") return value;
  if (value === undefined) return canBeNil(type) ? nilOf(type) : run.fail(`invalid value; expected ${type}`);
  if (!isAssignable(value, type)) run.fail(`wrong type for value; expected ${type}; got ${typeName(value)}`);
  return value;
}

function isAssignable(value: GoValue, type: string): boolean {
  if (type === "interface {}" || type === "value" || typeName(value) === type) return true;
  if (value === null || value instanceof GoNumber) return false;
  const held = typeName(value);
  // A named type fits what it stands for.
  const isNamed = /^\w+\.\w+$/.test(held);
  if (type === "map[string]interface {}") return isNamed && isMap(value);
  if (type === "[]interface {}") return isNamed && Array.isArray(value);
  // Another way to say "whatever has this method": `error`, `fmt.Stringer`.
  return type === "error" && value instanceof GoObject && value.text() !== undefined;
}

function canBeNil(type: string): boolean {
  return type === "interface {}" || type === "value" || /^(\*|\[\]|map\[|func|error)/.test(type);
}

function nilOf(type: string): GoValue {
  if (type === "value") return undefined;
  if (type.startsWith("[]")) return withType([], type);
  return type.startsWith("map[") ? withType({}, type) : null;
}
