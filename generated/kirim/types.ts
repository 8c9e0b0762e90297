// Generated from kirim.yaml by Revokit. Do not edit: change the document, and generate again.

export interface paths {
  "/customers/{id}/setup_links/{link_id}": {
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
     * Revoke a setup link
     * @description Revokes a link that is still active. A link that was already consumed or already revoked is answered with 409.
     *
     *     A link starts as `active` and ends as `consumed`, `expired` or `revoked`. These transitions are final, and a customer
     *     may consume the link at the very moment it is revoked. No operation reads a single link. So when a
     *     response is lost and the repeat meets 409, nobody can tell "revoked by the first request" from "consumed before it".
     *
     *     Kirim ignores `Idempotency-Key` on DELETE (according to an older page of Kirim's): do not send one.
     */
    delete: operations["revokeSetupLink"];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    SetupLinkId: Schemas.SetupLinkId;
    RevokedSetupLink: Schemas.RevokedSetupLink;
    RequestId: Schemas.RequestId;
    Error: Schemas.Error;
    BadRequest: Schemas.BadRequest;
    Unauthorized: Schemas.Unauthorized;
    PaymentRequired: Schemas.PaymentRequired;
    NotFound: Schemas.NotFound;
    Conflict: Schemas.Conflict;
    TooManyRequests: Schemas.TooManyRequests;
    InternalServerError: Schemas.InternalServerError;
  };
  responses: {
    /** @description The request is not valid. */
    BadRequest: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
        "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
        "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.BadRequest;
      };
    };
    /** @description The credential is missing or not valid. */
    Unauthorized: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
        "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
        "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.Unauthorized;
      };
    };
    /**
     * @description A billing or entitlement gate: the subscription is not active, a quota is exceeded, or the plan lacks a feature
     *     (`feature_not_entitled`). Upgrade to continue.
     */
    PaymentRequired: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
        "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
        "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.PaymentRequired;
      };
    };
    /** @description There is no such resource for this caller. This also applies to another organization's resource, which is never answered with 403. */
    NotFound: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
        "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
        "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.NotFound;
      };
    };
    /**
     * @description The request conflicts with the present state. For this operation: the setup link is no longer active. For others, for
     *     example: a template exists already, a webhook subscription is disabled.
     */
    Conflict: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
        "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
        "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.Conflict;
      };
    };
    /** @description The rate limit is exceeded. */
    TooManyRequests: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
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
    /** @description Something failed at Kirim. It is not known whether the link was revoked. */
    InternalServerError: {
      headers: {
        "X-Request-Id": components["headers"]["RequestId"];
        [name: string]: unknown;
      };
      content: {
        "application/json": Schemas.InternalServerError;
      };
    };
  };
  parameters: {
    /**
     * @description The customer's public id. It looks like `cus_335T08RM0EAKN9DTE6RD5RWP7B`.
     * @example cus_335T08RM0EAKN9DTE6RD5RWP7B
     */
    CustomerId: string;
    /**
     * @description The link's public id. Not its secret token, which begins with `csl_` too but has exactly 24 characters after that, and must never be in a URL.
     * @example csl_335T0A4XK2M7QZ9WB3NE6VHJ8D
     */
    SetupLinkId: Schemas.SetupLinkId;
  };
  requestBodies: never;
  headers: {
    /**
     * @description The id to quote to support: `req_` and 26 characters of Crockford's base 32. Equal to `request_id` in the body.
     * @example req_01HXYZABCDEFGHJKMNPQRSTVWX
     */
    RequestId: string;
    /**
     * @description How many requests the bucket holds when it is full.
     * @example 60
     */
    RateLimitLimit: number;
    /**
     * @description How many requests are left in the bucket.
     * @example 0
     */
    RateLimitRemaining: number;
    /**
     * @description The Unix second at which the bucket will be full again.
     * @example 1768132860
     */
    RateLimitReset: number;
    /**
     * @description How long to wait before the next request, in seconds.
     * @example 30
     */
    RetryAfter: number;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  revokeSetupLink: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description The customer's public id. It looks like `cus_335T08RM0EAKN9DTE6RD5RWP7B`.
         * @example cus_335T08RM0EAKN9DTE6RD5RWP7B
         */
        id: components["parameters"]["CustomerId"];
        /**
         * @description The link's public id. Not its secret token, which begins with `csl_` too but has exactly 24 characters after that, and must never be in a URL.
         * @example csl_335T0A4XK2M7QZ9WB3NE6VHJ8D
         */
        link_id: components["parameters"]["SetupLinkId"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The link is revoked. */
      200: {
        headers: {
          "X-Request-Id": components["headers"]["RequestId"];
          "X-RateLimit-Limit": components["headers"]["RateLimitLimit"];
          "X-RateLimit-Remaining": components["headers"]["RateLimitRemaining"];
          "X-RateLimit-Reset": components["headers"]["RateLimitReset"];
          [name: string]: unknown;
        };
        content: {
          "application/json": Schemas.RevokedSetupLink;
        };
      };
      400: components["responses"]["BadRequest"];
      401: components["responses"]["Unauthorized"];
      402: components["responses"]["PaymentRequired"];
      404: components["responses"]["NotFound"];
      409: components["responses"]["Conflict"];
      429: components["responses"]["TooManyRequests"];
      500: components["responses"]["InternalServerError"];
    };
  };
}
export declare namespace Schemas {
  /**
   * @description Names a setup link.
   * @example csl_335T0A4XK2M7QZ9WB3NE6VHJ8D
   */
  export type SetupLinkId = string;
  export type RevokedSetupLink = {
    data: {
      id: Schemas.SetupLinkId;
      /** @constant */
      object: "customer_setup_link";
      /** @description Whether the link is revoked. */
      revoked: boolean;
      /** @description Where the link stands. A link is born `active` and ends as one of the other three. */
      status: "active" | "consumed" | "expired" | "revoked" | (string & {});
    };
    request_id: Schemas.RequestId;
  };
  /** @description The id to quote to support. Equal to the header `X-Request-Id`. */
  export type RequestId = string;
  /** @description What went wrong. */
  export type Error = {
    /** @description The kind of error. Seven are known, one for each status below. */
    type: string;
    /** @description A stable word, meant for programs. */
    code: string;
    /** @description What went wrong, in words for people. It may change. */
    message: string;
    /** @description The parameter that is to blame. */
    param?: string;
    request_id: Schemas.RequestId;
  };
  export type BadRequest = {
    error: Schemas.Error & {
      type?: "invalid_request_error" | (string & {});
      code?: "invalid_phone_number" | "missing_required_field" | "invalid_field_value" | (string & {});
    };
  };
  export type Unauthorized = {
    error: Schemas.Error & {
      type?: "authentication_error" | (string & {});
      code?: "expired_api_key" | (string & {});
    };
  };
  export type PaymentRequired = {
    error: Schemas.Error & {
      type?: "permission_error" | (string & {});
      code?: "feature_not_entitled" | (string & {});
    };
  };
  export type NotFound = {
    error: Schemas.Error & {
      type?: "not_found" | (string & {});
    };
  };
  export type Conflict = {
    error: Schemas.Error & {
      type?: "conflict" | (string & {});
    };
  };
  export type TooManyRequests = {
    error: Schemas.Error & {
      type?: "rate_limit_error" | (string & {});
      code?: "rate_limit_exceeded" | (string & {});
    };
  };
  export type InternalServerError = {
    error: Schemas.Error & {
      type?: "api_error" | (string & {});
    };
  };
}
