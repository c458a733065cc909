import type { KubeObject } from "../../../kube/object.ts";
import type { CustomSchema } from "./custom_schema.ts";

/** A CustomResourceDefinition, with the fields that the server itself reads. */
export interface CustomDefinition extends KubeObject {
  spec: {
    group: string;
    scope: string;
    names: CustomNames;
    versions: CustomVersion[];
    conversion?: CustomConversion;
    preserveUnknownFields?: boolean;
  };
  status?: {
    conditions?: DefinitionCondition[] | null;
    acceptedNames?: CustomNames;
    storedVersions?: string[];
  };
}

export interface CustomNames {
  plural: string;
  singular?: string;
  shortNames?: string[];
  kind: string;
  listKind?: string;
  categories?: string[];
}

export interface CustomVersion {
  name: string;
  served: boolean;
  storage: boolean;
  deprecated?: boolean;
  deprecationWarning?: string;
  schema?: { openAPIV3Schema?: CustomSchema };
  subresources?: { status?: object; scale?: CustomScale };
  additionalPrinterColumns?: PrinterColumn[];
  selectableFields?: { jsonPath: string }[];
}

export interface CustomScale {
  specReplicasPath: string;
  statusReplicasPath: string;
  labelSelectorPath?: string;
}

export interface PrinterColumn {
  name: string;
  type: string;
  format?: string;
  description?: string;
  priority?: number;
  jsonPath: string;
}

export interface CustomConversion {
  strategy: string;
  webhook?: {
    clientConfig?: {
      url?: string;
      service?: { namespace: string; name: string; path?: string; port?: number };
      caBundle?: string;
    };
    conversionReviewVersions?: string[];
  };
}

export interface DefinitionCondition {
  type: string;
  status: string;
  lastTransitionTime?: string;
  reason?: string;
  message?: string;
}

/** Whether a condition of that type says True. */
export function hasCondition(definition: CustomDefinition, type: string): boolean {
  return definition.status?.conditions?.some((one) => one.type === type && one.status === "True") ?? false;
}

/** The version in which objects are kept. */
export function storageVersion({ spec }: CustomDefinition): CustomVersion | undefined {
  return spec.versions.find((version) => version.storage);
}
