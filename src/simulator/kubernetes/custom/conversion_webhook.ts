import { StatusError } from "../status_error.ts";
import { type CustomDefinition, storageVersion } from "./custom_definition.ts";

/**
 * What a request in a version answers that only a webhook could convert to: nobody can be called from here, so it
 * fails as it does where nobody listens.
 */
export function conversionRefusal(definition: CustomDefinition): StatusError {
  const { spec } = definition;
  const version = storageVersion(definition)?.name;
  const { url, service } = spec.conversion?.webhook?.clientConfig ?? {};
  const address = url ??
    `https://${service?.name}.${service?.namespace}.svc:${service?.port ?? 443}${service?.path ?? ""}`;
  const asked = `${address}${address.includes("?") ? "&" : "?"}timeout=30s`;
  const why = service ? `service ${JSON.stringify(service.name)} not found` : "connection refused";
  const message = `conversion webhook for ${spec.group}/${version}, Kind=${spec.names.kind} failed: ` +
    `Post ${JSON.stringify(asked)}: ${why}`;
  return new StatusError(500, "", message);
}
