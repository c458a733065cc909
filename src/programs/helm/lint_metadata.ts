/** Rules for Chart.yaml. Source: helm.sh/helm/v4, pkg/chart/v2/lint/rules/chartfile.go. */
import { compareVersions, parseVersion } from "../../go_template/functions/semantic_version.ts";
import { goQuote } from "../../go_template/quoting.ts";
import { type GoMap, isMap, typeName } from "../../go_template/value.ts";
import { parseYaml, YamlError } from "../../kube/yaml.ts";
import { ChartError, type ChartMetadata } from "./chart.ts";
import { isVersion, metadataFrom } from "./chart_metadata.ts";
import type { Lint } from "./lint_message.ts";

const file = "Chart.yaml";

export function lintMetadata(lint: Lint, text: string): void {
  let raw: GoMap, metadata: ChartMetadata;
  try {
    const value = parseYaml(text);
    metadata = metadataFrom(value as GoMap);
    raw = isMap(value as GoMap) ? value as GoMap : {};
  } catch (error) {
    if (!(error instanceof YamlError) && !(error instanceof ChartError)) throw error;
    lint.rule("ERROR", file, `unable to parse YAML\n\t${error.message}`);
    return;
  }
  lint.rule("WARNING", file, unknownField(raw));
  for (
    const problem of [
      ...nameProblems(metadata),
      ...versionProblems(metadata, raw),
      ...peopleProblems(metadata),
    ]
  ) {
    lint.rule("ERROR", file, problem);
  }
  lint.rule("INFO", file, metadata.icon ? undefined : "icon is recommended");
  for (const problem of laterProblems(metadata)) lint.rule("ERROR", file, problem);
  const isStrict = /^\d+\.\d+\.\d+([-+].*)?$/.test(metadata.version) && isVersion(metadata.version);
  lint.rule("WARNING", file, isStrict ? undefined : `version '${metadata.version}' is not a valid SemVerV2`);
}

const known = [
  "name",
  "home",
  "sources",
  "version",
  "description",
  "keywords",
  "maintainers",
  "icon",
  "apiVersion",
  "condition",
  "tags",
  "appVersion",
  "deprecated",
  "annotations",
  "kubeVersion",
  "dependencies",
  "type",
];

function unknownField(raw: GoMap): string | undefined {
  const field = Object.keys(raw).sort().find((key) => !known.includes(key));
  if (field === undefined) return undefined;
  return `failed to strictly parse chart metadata file\n\terror unmarshaling JSON: while decoding JSON: json: unknown field ${
    goQuote(field)
  }`;
}

function nameProblems({ name, apiVersion }: ChartMetadata): string[] {
  const found: string[] = [];
  if (!name) found.push("name is required");
  else if (name.includes("/")) found.push(`chart name ${goQuote(name)} is invalid`);
  if (!apiVersion) found.push('apiVersion is required. The value must be either "v1" or "v2"');
  else if (!/^v[12]$/.test(apiVersion)) {
    found.push(`apiVersion '${apiVersion}' is not valid. The value must be either "v1" or "v2"`);
  }
  return found;
}

function versionProblems({ version }: ChartMetadata, raw: GoMap): string[] {
  const wrongType = (key: string) => {
    const value = raw[key];
    if (value === undefined || typeof value === "string") return [];
    return [`${key} should be of type string but it's of type ${value === null ? "<nil>" : typeName(value)}`];
  };
  const own = !version
    ? ["version is required"]
    : !isVersion(version)
    ? [`version '${version}' is not a valid SemVer`]
    : [];
  const isLow = isVersion(version) && compareVersions(parseVersion(version), parseVersion("0.0.0-0")) <= 0;
  const low = isLow ? [`version ${version} is less than or equal to 0.0.0-0`] : [];
  return [...wrongType("version"), ...own, ...low, ...wrongType("appVersion")];
}

function peopleProblems({ maintainers, sources }: ChartMetadata): string[] {
  const found: string[] = [];
  for (const { name, email, url } of maintainers) {
    const problem = !name
      ? "each maintainer requires a name"
      : email && !/^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(email)
      ? `invalid email '${email}' for maintainer '${name}'`
      : url && !isUrl(url, false)
      ? `invalid url '${url}' for maintainer '${name}'`
      : undefined;
    if (problem) {
      found.push(problem);
      break;
    }
  }
  const source = sources.find((one) => !isUrl(one, true));
  return source === undefined ? found : [...found, `invalid source URL '${source}'`];
}

function isUrl(text: string, needsScheme: boolean): boolean {
  return URL.canParse(text) || (!needsScheme && /^[\w.-]+\.\w+/.test(text));
}

function laterProblems({ icon, type, apiVersion, dependencies }: ChartMetadata): string[] {
  const found: string[] = [];
  if (icon && !isUrl(icon, true)) found.push(`invalid icon URL '${icon}'`);
  if (apiVersion === "v2") return found;
  if (type) {
    found.push(`chart type is not valid in apiVersion '${apiVersion}'. It is valid in apiVersion 'v2'`);
  }
  if (dependencies.length > 0) {
    found.push(
      `dependencies are not valid in the Chart file with apiVersion '${apiVersion}'. They are valid in apiVersion 'v2'`,
    );
  }
  return found;
}
