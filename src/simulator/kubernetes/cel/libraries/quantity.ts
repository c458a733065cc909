/** quantity(): amounts such as `1500m` and `2Gi`. */
import type { Environment } from "@marcbachmann/cel-js";
import {
  addQuantities,
  compareQuantities,
  formatQuantity,
  parseQuantity,
  QuantityError,
} from "../../../../kube/quantity.ts";
import type { Quantity } from "../../../../kube/quantity.ts";
import { RunProblem } from "../problem.ts";

class Amount {
  readonly quantity: Quantity;

  constructor(quantity: Quantity) {
    this.quantity = quantity;
  }
}

const TYPE = "kubernetes.Quantity";
const NANO = 1_000_000_000n;
const MAX_INT = 2n ** 63n - 1n;

export function quantityLibrary(environment: Environment): void {
  const method = (signature: string, work: (self: Quantity, other: never) => unknown) => {
    environment.registerFunction(
      `${TYPE}.${signature}`,
      (self: Amount, other: unknown) =>
        work(self.quantity, (other instanceof Amount ? other.quantity : other) as never),
    );
  };
  environment.registerType(TYPE, { ctor: Amount, fields: {} });
  environment.registerFunction(`quantity(string): ${TYPE}`, read);
  environment.registerFunction("isQuantity(string): bool", (text: string) => {
    try {
      parseQuantity(text);
      return true;
    } catch {
      return false;
    }
  });
  method("sign(): int", ({ nano }) => nano > 0n ? 1n : nano < 0n ? -1n : 0n);
  method("isInteger(): bool", isInteger);
  method("asInteger(): int", (self) => {
    if (!isInteger(self)) throw new RunProblem("cannot convert value to integer");
    return self.nano / NANO;
  });
  method("asApproximateFloat(): double", ({ nano }) => Number(nano) / Number(NANO));
  method(`isGreaterThan(${TYPE}): bool`, (self, other: Quantity) => compareQuantities(self, other) > 0);
  method(`isLessThan(${TYPE}): bool`, (self, other: Quantity) => compareQuantities(self, other) < 0);
  method(`compareTo(${TYPE}): int`, (self, other: Quantity) => BigInt(compareQuantities(self, other)));
  method(`add(${TYPE}): ${TYPE}`, (self, other: Quantity) => new Amount(addQuantities(self, other)));
  method(`add(int): ${TYPE}`, (self, other: bigint) => new Amount(addQuantities(self, whole(other))));
  method(`sub(${TYPE}): ${TYPE}`, (self, other: Quantity) => new Amount(addQuantities(self, negated(other))));
  method(`sub(int): ${TYPE}`, (self, other: bigint) => new Amount(addQuantities(self, whole(-other))));
  environment.registerOperator(
    `${TYPE} == ${TYPE}`,
    (left: Amount, right: Amount) => compareQuantities(left.quantity, right.quantity) === 0,
  );
  environment.registerFunction(`string(${TYPE}): string`, (self: Amount) => formatQuantity(self.quantity));
}

function read(text: string): Amount {
  try {
    return new Amount(parseQuantity(text));
  } catch (error) {
    if (error instanceof QuantityError) throw new RunProblem(error.message);
    throw error;
  }
}

function isInteger({ nano }: Quantity): boolean {
  return nano % NANO === 0n && nano / NANO <= MAX_INT && nano / NANO >= -MAX_INT - 1n;
}

function whole(value: bigint): Quantity {
  return { nano: value * NANO, format: "decimal" };
}

function negated({ nano, format }: Quantity): Quantity {
  return { nano: -nano, format };
}
