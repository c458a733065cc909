import { coreMessages } from "../../../../../src/simulator/kubernetes/http/protobuf_facts/core.ts";
import { testTable } from "./published_fields.ts";

testTable(coreMessages);
