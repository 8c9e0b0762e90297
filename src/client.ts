import createFetchClient, { type Middleware } from "openapi-fetch";
import type { Contract, Operation } from "./contract.ts";
import { resolveToken } from "./credential.ts";
import { InvalidRequestError } from "./errors.ts";
import type { Client } from "./methods.ts";
import { type CallOptions, type ClientOptions, checkAmount, type HeaderValues, readOptions } from "./options.ts";
import { checkParameters, type ParameterValues } from "./parameters.ts";
