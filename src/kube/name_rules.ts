/**
 * The rules for names, label keys and label values, each with the sentence the API server uses for it.
 * Every function returns what is wrong; an empty list means the text is fine.
 */

const subdomainPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
const dnsLabelPattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const dns1035Pattern = "[a-z]([-a-z0-9]*[a-z0-9])?";
const qualifiedNamePattern = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const dataKeyPattern = "[-._a-zA-Z0-9]+";
const environmentNamePattern = "[-._a-zA-Z][-._a-zA-Z0-9]*";
const labelValuePattern = `(${qualifiedNamePattern})?`;

const maxSubdomainLength = 253;
const maxLabelLength = 63;

/** A DNS subdomain, the usual rule for `metadata.name`. */
export function subdomainProblems(text: string): string[] {
  return problems(text, {
    maxLength: maxSubdomainLength,
    pattern: subdomainPattern,
    rule: "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', " +
      "and must start and end with an alphanumeric character",
    examples: ["example.com"],
  });
}

/** `*.` and a DNS subdomain: hosts that stand for many. */
export function wildcardSubdomainProblems(text: string): string[] {
  return problems(text, {
    maxLength: maxSubdomainLength,
    pattern: `\\*\\.${subdomainPattern}`,
    rule:
      "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must " +
      "consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
    examples: ["*.example.com"],
  });
}

/** What may stand as one part of a URL's path: names of roles, kinds in references. */
export function pathSegmentProblems(text: string): string[] {
  if (text === "." || text === "..") return [`may not be '${text}'`];
  return ["/", "%"].filter((sign) => text.includes(sign)).map((sign) => `may not contain '${sign}'`);
}

/** A DNS label: names of namespaces and containers. */
export function dnsLabelProblems(text: string): string[] {
  return problems(text, {
    maxLength: maxLabelLength,
    pattern: dnsLabelPattern,
    rule: "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', " +
      "and must start and end with an alphanumeric character",
    examples: ["my-name", "123-abc"],
  });
}

/** A DNS label that starts with a letter: names of services. */
export function dns1035LabelProblems(text: string): string[] {
  return problems(text, {
    maxLength: maxLabelLength,
    pattern: dns1035Pattern,
    rule: "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an " +
      "alphabetic character, and end with an alphanumeric character",
    examples: ["my-name", "abc-123"],
  });
}

/** The key of a label or annotation: `name` or `prefix.example.com/name`. */
export function qualifiedNameProblems(text: string): string[] {
  const parts = text.split("/");
  const rule = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an " +
    "alphanumeric character";
  const examples = ["MyName", "my.name", "123-abc"];
  if (parts.length > 2) {
    return [
      `a valid label key ${
        explain(rule, qualifiedNamePattern, examples)
      } with an optional DNS subdomain prefix ` +
      "and '/' (e.g. 'example.com/MyName')",
    ];
  }
  const found: string[] = [];
  const [prefix, name] = parts.length === 2 ? parts as [string, string] : [undefined, parts[0]!];
  if (prefix === "") found.push("prefix part must be non-empty");
  else if (prefix !== undefined) {
    found.push(...subdomainProblems(prefix).map((text) => `prefix part ${text}`));
  }
  if (name === "") return [...found, "name part must be non-empty"];
  if (byteLength(name) > maxLabelLength) found.push(`name part ${tooLong(maxLabelLength)}`);
  if (!matches(name, qualifiedNamePattern)) {
    found.push(`name part ${explain(rule, qualifiedNamePattern, examples)}`);
  }
  return found;
}

/** The value of a label; it may be empty. */
export function labelValueProblems(text: string): string[] {
  return problems(text, {
    maxLength: maxLabelLength,
    pattern: labelValuePattern,
    rule: "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', " +
      "and must start and end with an alphanumeric character",
    examples: ["MyValue", "my_value", "12345"],
  });
}

/** A key of a ConfigMap or Secret, such as `game.properties`. */
export function dataKeyProblems(text: string): string[] {
  const found = problems(text, {
    maxLength: maxSubdomainLength,
    pattern: dataKeyPattern,
    rule: "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
    examples: ["key.name", "KEY_NAME", "key-name"],
  });
  return [...found, ...dotProblems(text)];
}

/** The name of an environment variable. */
export function environmentNameProblems(text: string): string[] {
  const found = problems(text, {
    maxLength: Infinity,
    pattern: environmentNamePattern,
    rule:
      "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', " +
      "and must not start with a digit",
    examples: ["my.env-name", "MY_ENV.NAME", "MyEnvName1"],
  });
  return [...found, ...dotProblems(text)];
}

/** A file of that name would lead elsewhere. */
function dotProblems(text: string): string[] {
  if (text === "." || text === "..") return [`must not be '${text}'`];
  return text.startsWith("..") ? ["must not start with '..'"] : [];
}

interface NameRule {
  maxLength: number;
  pattern: string;
  rule: string;
  examples: string[];
}

function problems(text: string, { maxLength, pattern, rule, examples }: NameRule): string[] {
  const found = byteLength(text) > maxLength ? [tooLong(maxLength)] : [];
  return matches(text, pattern) ? found : [...found, explain(rule, pattern, examples)];
}

function explain(rule: string, pattern: string, examples: string[]): string {
  // The server leaves two blanks before each "or".
  const quoted = examples.map((example) => `'${example}'`).join(",  or ");
  return `${rule} (e.g. ${quoted}, regex used for validation is '${pattern}')`;
}

function tooLong(limit: number): string {
  return `must be no more than ${limit} bytes`;
}

const compiled = new Map<string, RegExp>();

function matches(text: string, pattern: string): boolean {
  let whole = compiled.get(pattern);
  if (!whole) compiled.set(pattern, whole = new RegExp(`^(?:${pattern})$`));
  return whole.test(text);
}

/** Every label of every write is measured: most are ASCII, and need not be encoded for that. */
function byteLength(text: string): number {
  return /[^ -~]/.test(text) ? new TextEncoder().encode(text).length : text.length;
}
