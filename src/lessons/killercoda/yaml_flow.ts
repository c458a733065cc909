/** A value as YAML in one line: `{object: pod/web, path: .status.phase}`. */
export function yamlFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(yamlFlow).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, one]) => one !== undefined);
    return `{${fields.map(([name, one]) => `${yamlFlow(name)}: ${yamlFlow(one)}`).join(", ")}}`;
  }
  if (typeof value !== "string") return JSON.stringify(value);
  const isPlain = /^[A-Za-z.][\w./-]*$/.test(value) &&
    !/^(true|false|yes|no|on|off|null|y|n|\.+(inf|nan)?)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}
