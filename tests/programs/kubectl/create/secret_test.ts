import { createSecret } from "../../../../src/programs/kubectl/create/secret.ts";
import { builds, refuses } from "./built.ts";

builds(createSecret, [["generic web", { kind: "Secret", apiVersion: "v1", metadata: { name: "web" } }]]);
refuses(createSecret, [["magic web", 'error: unknown command "magic" for "kubectl secret"']]);
