import type { ObjectMeta } from "../../../kube/object.ts";
import { dns1035LabelProblems, subdomainProblems } from "../../../kube/name_rules.ts";
import { timestamp } from "../object_form.ts";
import type { FieldError } from "../status_error.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { invalid, invalidEach, required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

/** One group version: served here, or by a service. */
export interface ApiService {
  metadata?: ObjectMeta;
  spec?: {
    group?: string;
    version?: string;
    service?: { namespace?: string; name?: string; port?: number };
    caBundle?: string;
    insecureSkipTLSVerify?: boolean;
    groupPriorityMinimum?: number;
    versionPriority?: number;
  };
  status?: { conditions?: ApiServiceCondition[] };
}

export interface ApiServiceCondition {
  type: string;
  status: string;
  lastTransitionTime?: string;
  reason?: string;
  message?: string;
}

const HTTPS_PORT = 443;

/** What is served here can be reached from the beginning. */
const LOCAL: ApiServiceCondition = {
  type: "Available",
  status: "True",
  reason: "Local",
  message: "Local APIServices are always available",
};

export const apiService = {
  ...plainKind<ApiService>("apiregistration.k8s.io/v1", "APIService", "apiservices", {
    name: (name) =>
      ["/", "%"].filter((char) => name.includes(char)).map((char) => `may not contain '${char}'`),
    categories: ["api-extensions"],
    columns: [
      nameColumn(),
      column("Service", "Who serves it.", ({ spec }) => {
        const { namespace, name } = spec?.service ?? {};
        return spec?.service ? `${namespace}/${name}` : "Local";
      }),
      column("Available", "Whether it can be reached.", ({ status }) => {
        const said = status?.conditions?.find(({ type }) => type === "Available");
        if (!said) return "Unknown";
        return said.status === "True" ? "True" : `${said.status} (${said.reason})`;
      }),
      ageColumn(),
    ],
    defaults: ({ spec }) => {
      if (spec?.service) spec.service.port ??= HTTPS_PORT;
    },
    prepareForCreate: (it, { clock }) => {
      const lastTransitionTime = timestamp(clock.now());
      it.status = it.spec?.service ? {} : { conditions: [{ ...LOCAL, lastTransitionTime }] };
    },
    rules,
    hasStatus: true,
    generation: "none",
  }),
  schema: "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService",
};

/** Source: kube-aggregator/pkg/apis/apiregistration/validation. */
function rules({ metadata, spec = {} }: ApiService): FieldError[] {
  const { group = "", version = "", service, caBundle, insecureSkipTLSVerify } = spec;
  const wanted = `${version}.${group}`;
  const errors: FieldError[] = [];
  if (metadata?.name && metadata.name !== wanted) {
    const why = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(wanted)}`;
    errors.push(invalid("metadata.name", metadata.name, why));
  }
  if (!group && version !== "v1") {
    errors.push(required("spec.group", "only v1 may have an empty group and it better be legacy kube"));
  }
  if (group) errors.push(...invalidEach("spec.group", group, subdomainProblems(group)));
  errors.push(...invalidEach("spec.version", version, dns1035LabelProblems(version)));
  errors.push(...priorityErrors("groupPriorityMinimum", spec.groupPriorityMinimum, 20_000));
  errors.push(...priorityErrors("versionPriority", spec.versionPriority, 1000));
  if (!service) {
    if (insecureSkipTLSVerify) {
      const why = "local APIServices may not have insecureSkipTLSVerify";
      errors.push(invalid("spec.insecureSkipTLSVerify", true, why));
    }
    return errors;
  }
  if (!service.namespace) errors.push(required("spec.service.namespace"));
  if (!service.name) errors.push(required("spec.service.name"));
  if (insecureSkipTLSVerify && caBundle) {
    errors.push(invalid("spec.insecureSkipTLSVerify", true, "may not be true if caBundle is present"));
  }
  return errors;
}

function priorityErrors(field: string, value = 0, maximum: number): FieldError[] {
  if (value > 0 && value <= maximum) return [];
  return [invalid(`spec.${field}`, value, `must be positive and less than ${maximum}`)];
}
