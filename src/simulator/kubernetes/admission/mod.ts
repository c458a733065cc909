/** All admission plug-ins, in the API server's order; a new one is a file and a line here. */
import type { AdmissionPlugin } from "../admission.ts";
import { defaultIngressClass } from "./default_ingress_class.ts";

export const ADMISSION_PLUGINS: readonly AdmissionPlugin[] = [
  defaultIngressClass,
];
