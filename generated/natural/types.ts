// Generated from natural.yaml by Revokit. Do not edit: change the document, and generate again.

export interface paths {
  "/agents/{agentId}/customers/{customerId}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke a customer invitation
     * @description Takes back a customer's invitation to an agent. From then on the agent can no longer act for that customer.
     *
     *     The idempotency key makes a repeat safe. The same key with the same request, once that has finished, is answered
     *     with the original response and `X-Idempotency-Replayed: true`. Keys are kept for 48 hours. After a timeout or a
     *     5xx, send the request again **with the same key** (a 501 is final).
     *
     *     Replays and key conflicts are described in Natural's idempotency documentation, not on this operation's page.
     */
    delete: operations["revokeCustomerInvitation"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    AgentId: Schemas.AgentId;
    RevokedCustomerInvitation: Schemas.RevokedCustomerInvitation;
    AgentCustomerResource: Schemas.AgentCustomerResource;
    AgentCustomerAttributes: Schemas.AgentCustomerAttributes;
    RelatedAgent: Schemas.RelatedAgent;
    DeletedMeta: Schemas.DeletedMeta;
    Error: Schemas.Error;
    BadRequest: Schemas.BadRequest;
    Unauthorized: Schemas.Unauthorized;
    Forbidden: Schemas.Forbidden;
    NotFound: Schemas.NotFound;
    Conflict: Schemas.Conflict;
    UnprocessableContent: Schemas.UnprocessableContent;
    PreconditionRequired: Schemas.PreconditionRequired;
    TooManyRequests: Schemas.TooManyRequests;
    InternalServerError: Schemas.InternalServerError;
    NotImplemented: Schemas.NotImplemented;
    BadGateway: Schemas.BadGateway;
    ServiceUnavailable: Schemas.ServiceUnavailable;
  };
  responses: {
    /** @description The request is malformed. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.BadRequest;
      };
    };
    /** @description The credential is missing or not valid. */
    Unauthorized: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.Unauthorized;
      };
    };
    /** @description The credential is valid but does not allow this. */
    Forbidden: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.Forbidden;
      };
    };
    /**
     * @description There is no such resource for this caller. One that is missing and one that the caller may not see look the same
     *     on purpose.
     */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.NotFound;
      };
    };
    /**
     * @description The request conflicts with the present state, or its idempotency key with an earlier request. A key that was
     *     reused with another request is final. A key whose first request is still running is not: wait, then send the
     *     request again with the same key.
     */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.Conflict;
      };
    };
    /** @description The request is well formed, but a value in it is not acceptable. */
    UnprocessableContent: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.UnprocessableContent;
      };
    };
    /** @description The caller has to pass multi-factor authentication first. */
    PreconditionRequired: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.PreconditionRequired;
      };
    };
    /** @description The rate limit is exceeded. */
    TooManyRequests: {
      headers: {
        "Retry-After": components["headers"]["RetryAfter"];
        "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
        "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
        "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.TooManyRequests;
      };
    };
    /** @description Something failed at Natural. Whether the invitation was revoked is not known; repeat with the same key. */
    InternalServerError: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.InternalServerError;
      };
    };
    /** @description Natural does not implement this. */
    NotImplemented: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.NotImplemented;
      };
    };
    /** @description A service behind Natural gave no usable response. Repeat with the same key. */
    BadGateway: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.BadGateway;
      };
    };
    /** @description Natural is temporarily unavailable. Repeat with the same key. */
    ServiceUnavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.ServiceUnavailable;
      };
    };
  };
  parameters: {
    /**
     * @description The agent that loses the right to act.
     * @example agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f
     */
    AgentId: Schemas.AgentId;
    /**
     * @description The party id of the customer whose invitation is revoked.
     * @example pty_4a8c9823f39c42a5b817556766551112
     */
    CustomerId: string;
    /**
     * @description A key of the caller's choice that names this request: a request whose key has already been processed gets the
     *     original response again. Natural recommends a UUID, version 4 or 7.
     *
     *     The maximum length is documented elsewhere, not on the operation's page. That a key is not empty and consists of visible
     *     ASCII characters is inferred: only those reach every server unchanged in a header field (RFC 9110, section 5.5).
     * @example 7c1f0f5e-3b0a-4f0e-9d53-6a2f8e1b4c70
     */
    IdempotencyKey: string;
    /**
     * @description The agent that makes the request, if an agent does. Requires `X-Instance-ID`.
     * @example agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f
     */
    ActingAgentId: string | null;
    /**
     * @description The session or conversation in which the agent makes the request, for agent observability. Required when
     *     `X-Agent-ID` is present.
     * @example session-2026-01-11-0001
     */
    InstanceId: string | null;
  };
  requestBodies: never;
  headers: {
    /**
     * @description Present when the response is that of an earlier request with the same key.
     * @example true
     */
    IdempotencyReplayed: "true";
    /**
     * @description How many requests the current window allows.
     * @example 100
     */
    RateLimitLimit: number;
    /**
     * @description How many requests are left in the current window.
     * @example 0
     */
    RateLimitRemaining: number;
    /**
     * @description When the current window ends, in Unix seconds.
     * @example 1768132860
     */
    RateLimitReset: number;
    /**
     * @description How long to wait before the next request, in whole seconds.
     * @example 30
     */
    RetryAfter: number;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  revokeCustomerInvitation: {
    parameters: {
      query?: never;
      header: {
        /**
         * @description A key of the caller's choice that names this request: a request whose key has already been processed gets the
         *     original response again. Natural recommends a UUID, version 4 or 7.
         *
         *     The maximum length is documented elsewhere, not on the operation's page. That a key is not empty and consists of visible
         *     ASCII characters is inferred: only those reach every server unchanged in a header field (RFC 9110, section 5.5).
         * @example 7c1f0f5e-3b0a-4f0e-9d53-6a2f8e1b4c70
         */
        "Idempotency-Key": components["parameters"]["IdempotencyKey"];
        /**
         * @description The agent that makes the request, if an agent does. Requires `X-Instance-ID`.
         * @example agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f
         */
        "X-Agent-ID"?: components["parameters"]["ActingAgentId"];
        /**
         * @description The session or conversation in which the agent makes the request, for agent observability. Required when
         *     `X-Agent-ID` is present.
         * @example session-2026-01-11-0001
         */
        "X-Instance-ID"?: components["parameters"]["InstanceId"];
      };
      path: {
        /**
         * @description The agent that loses the right to act.
         * @example agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f
         */
        agentId: components["parameters"]["AgentId"];
        /**
         * @description The party id of the customer whose invitation is revoked.
         * @example pty_4a8c9823f39c42a5b817556766551112
         */
        customerId: components["parameters"]["CustomerId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The invitation is revoked. */
      200: {
        headers: {
          "X-Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
          "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
          "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
          "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
          [name: string]: unknown;
        };
        content: {
          "application/json": Schemas.RevokedCustomerInvitation;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      403: components["responses"]["Forbidden"];
      404: components["responses"]["NotFound"];
      409: components["responses"]["Conflict"];
      422: components["responses"]["UnprocessableContent"];
      428: components["responses"]["PreconditionRequired"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
      501: components["responses"]["NotImplemented"];
      502: components["responses"]["BadGateway"];
      503: components["responses"]["ServiceUnavailable"];
    };
  };
}
export declare namespace Schemas {
  /**
   * @description Names an agent.
   * @example agt_3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f
   */
  export type AgentId = string;
  export type RevokedCustomerInvitation = {
    data: Schemas.AgentCustomerResource;
    meta: Schemas.DeletedMeta;
  };
  /** @description A customer as an agent sees it. Which members are required is inferred. */
  export type AgentCustomerResource = {
    /** @description The operation's page has the first of these, the official SDK the second. */
    type: "customerInvitation" | "customer" | (string & {});
    /**
     * @description The customer's party id where it is known; otherwise, as the official SDK notes, the customer's e-mail
     *     address in lower case.
     */
    id: string;
    attributes: Schemas.AgentCustomerAttributes;
    relationships: {
      agent: {
        data: Schemas.RelatedAgent;
      };
    };
  };
  /** @description Which members are required is inferred. */
  export type AgentCustomerAttributes = {
    /** @description The customer's name. */
    name?: string | null;
    /** @description The customer's e-mail address. */
    email?: string | null;
    /** @description The state of the invitation. The operation's page shows `REVOKED`; the other values are the official SDK's. */
    status: "REVOKED" | "ACTIVE" | "PENDING" | "ACCEPTED" | "DECLINED" | "EXPIRED" | "CANCELED" | (string & {});
    /** @description What the customer let the agent do. */
    permissions: ("payments.create" | "payments.read" | (string & {}))[];
    /** @description How much the agent may pay, in cents; `null` means no limit. */
    limits?: {
      /** @description The limit for one payment, in cents. */
      perTransaction?: number | null;
      /** @description The limit for a day, in cents. */
      perDay?: number | null;
      /** @description The limit for a month, in cents. */
      perMonth?: number | null;
    } | null;
    /**
     * Format: date-time
     * @description When the invitation was created.
     */
    createdAt: string;
    /**
     * Format: date-time
     * @description When the invitation last changed.
     */
    updatedAt?: string | null;
  };
  /** @description The agent that was invited. Which members are required is inferred. */
  export type RelatedAgent = {
    /** @constant */
    type: "agent";
    id: Schemas.AgentId;
    attributes?: {
      /** @description The agent's name. */
      name?: string | null;
    };
  };
  /** @description That the member is required is inferred. */
  export type DeletedMeta = {
    /**
     * @description Says that the invitation is gone.
     * @constant
     */
    deleted: true;
  };
  /** @description One thing that went wrong. Every operation of Natural's reports errors in this form. */
  export type Error = {
    /** @description A stable code in lower_snake_case, for programs. */
    code: string;
    /** @description What went wrong, for people. */
    detail: string;
    /** @description The HTTP status code, as a string. */
    status: string;
    /** @description The part of the request that caused the error. */
    source?: {
      /** @description A JSON Pointer into the request's body. */
      pointer?: string;
      /** @description The name of a path or query parameter. */
      parameter?: string;
      /** @description The name of a header. */
      header?: string;
    };
    meta: {
      /** @description The id to quote to Natural's support, e.g. `req_a1b2c3d4e5f6`. */
      supportId: string;
    };
  };
  export type BadRequest = {
    errors: (Schemas.Error & {
      code?: "invalid_value" | (string & {});
      /** @constant */
      status?: "400";
    })[];
  };
  export type Unauthorized = {
    errors: (Schemas.Error & {
      code?: "unauthenticated" | (string & {});
      /** @constant */
      status?: "401";
    })[];
  };
  export type Forbidden = {
    errors: (Schemas.Error & {
      code?: "forbidden" | (string & {});
      /** @constant */
      status?: "403";
    })[];
  };
  export type NotFound = {
    errors: (Schemas.Error & {
      code?: "not_found" | "agent_not_found" | "delegation_not_found" | (string & {});
      /** @constant */
      status?: "404";
    })[];
  };
  export type Conflict = {
    errors: (Schemas.Error & {
      code?: "conflict" | (string & {});
      /** @constant */
      status?: "409";
    })[];
  };
  export type UnprocessableContent = {
    errors: (Schemas.Error & {
      code?: "invalid_value" | (string & {});
      /** @constant */
      status?: "422";
    })[];
  };
  export type PreconditionRequired = {
    errors: (Schemas.Error & {
      code?: "mfa_required" | (string & {});
      /** @constant */
      status?: "428";
    })[];
  };
  export type TooManyRequests = {
    errors: (Schemas.Error & {
      code?: "rate_limited" | (string & {});
      /** @constant */
      status?: "429";
    })[];
  };
  export type InternalServerError = {
    errors: (Schemas.Error & {
      code?: "server_error" | (string & {});
      /** @constant */
      status?: "500";
    })[];
  };
  export type NotImplemented = {
    errors: (Schemas.Error & {
      code?: "not_implemented" | (string & {});
      /** @constant */
      status?: "501";
    })[];
  };
  export type BadGateway = {
    errors: (Schemas.Error & {
      code?: "bad_gateway" | (string & {});
      /** @constant */
      status?: "502";
    })[];
  };
  export type ServiceUnavailable = {
    errors: (Schemas.Error & {
      code?: "service_unavailable" | (string & {});
      /** @constant */
      status?: "503";
    })[];
  };
}
