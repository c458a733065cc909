/** The times that services say: all that are none are told at once (compose-go, loader/loader.go). */
import { durationProblem } from "../../../flags.ts";
import { wrongFile } from "../file/compose_failure.ts";
import { durationMs } from "../file/duration.ts";
import { isFields } from "../file/long_forms.ts";
import type { Service } from "./project.ts";

/** In the order in which the original tells of them. */
const PLACES: readonly string[] = [
  "deploy.update_config.delay",
  "deploy.update_config.monitor",
  "deploy.rollback_config.delay",
  "deploy.rollback_config.monitor",
  "deploy.restart_policy.delay",
  "deploy.restart_policy.window",
  "healthcheck.timeout",
  "healthcheck.interval",
  "healthcheck.start_period",
  "healthcheck.start_interval",
  "stop_grace_period",
];

/** Throws DockerFailure. */
export function checkTimes(services: Readonly<Record<string, Service>>): void {
  const problems = Object.values(services).flatMap((service) =>
    PLACES.flatMap((place) => {
      const text = valueAt(service, place);
      return typeof text !== "string" || durationMs(text) !== undefined
        ? []
        : [`'services[${service.name}].${place}' ${durationProblem(text)}`];
    })
  );
  if (problems.length === 0) return;
  throw wrongFile(`decoding failed due to the following error(s):\n\n${problems.join("\n")}`);
}

function valueAt(service: Service, place: string): unknown {
  return place.split(".").reduce<unknown>(
    (value, name) => isFields(value) ? value[name] : undefined,
    service,
  );
}
