import type { IContainer } from "kubernetes-models/v1/Container";
import type { IEnvVar } from "kubernetes-models/v1/EnvVar";
import type { DescribeText } from "./describe_text.ts";
import { formatQuantity, parseQuantity, quantityToNumber } from "../quantity.ts";

/** The value of a pod's field, for variables that take it; "" where it is not known. */
export type FieldValue = (fieldPath: string) => string;

/** `Environment Variables from:` and `Environment:` of a container. */
export function writeEnvironment(text: DescribeText, container: IContainer, fieldValue: FieldValue): void {
  const { env = [], envFrom = [] } = container;
  if (envFrom.length > 0) text.line(2, "Environment Variables from:");
  for (const { configMapRef, secretRef, prefix } of envFrom) {
    const reference = configMapRef ?? secretRef;
    const kind = configMapRef ? "ConfigMap" : secretRef ? "Secret" : "";
    const source = prefix ? `${kind} with prefix '${prefix}'` : kind;
    text.line(3, `${reference?.name ?? ""}\t${source}\tOptional: ${reference?.optional ?? false}`);
  }
  text.line(2, `Environment:${env.length === 0 ? "\t<none>" : ""}`);
  for (const variable of env) writeVariable(text, variable, container, fieldValue);
}

function writeVariable(
  text: DescribeText,
  { name, value = "", valueFrom }: IEnvVar,
  container: IContainer,
  fieldValue: FieldValue,
): void {
  if (!valueFrom) {
    text.values(3, name, value.split("\n"));
  } else if (valueFrom.fieldRef) {
    const { apiVersion = "", fieldPath } = valueFrom.fieldRef;
    text.field(3, name, `${fieldValue(fieldPath)} (${apiVersion}:${fieldPath})`);
  } else if (valueFrom.resourceFieldRef) {
    const { resource, divisor } = valueFrom.resourceFieldRef;
    text.field(3, name, `${containerResource(container, resource, divisor)} (${resource})`);
  } else if (valueFrom.secretKeyRef) {
    const { key, name: secret, optional = false } = valueFrom.secretKeyRef;
    text.field(3, name, `<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`);
  } else if (valueFrom.configMapKeyRef) {
    const { key, name: map, optional = false } = valueFrom.configMapKeyRef;
    text.field(3, name, `<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}`);
  }
}

/** A container's own limit or request in units of the divisor, rounded up; the node's where none is set. */
function containerResource(
  container: IContainer,
  path: string,
  divisor: string | number | undefined,
): string {
  const [kind = "", ...names] = path.split(".");
  const amounts = kind === "limits" ? container.resources?.limits : container.resources?.requests;
  const amount = amounts?.[names.join(".")];
  const isNodes = path === "limits.cpu" || path === "limits.memory";
  if (amount === undefined) return isNodes ? "node allocatable" : "0";
  const unit = divisor === undefined || quantityToNumber(divisor) === 0 ? 1 : quantityToNumber(divisor);
  return formatQuantity(parseQuantity(Math.ceil(quantityToNumber(amount) / unit)));
}
