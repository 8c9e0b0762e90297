/** A document that passes Redocly's recommended rules, with the given number of lines or a few more. */
export function documentOf(lines: number): string {
  const parts = [HEAD];
  let length = count(HEAD);
  for (let index = 0; length < lines; index++) {
    const part = index % 2 === 0 ? readOperation(index) : writeOperation(index);
    parts.push(part);
    length += count(part);
  }
  return `${parts.join("\n")}\n`;
}

/** The lines of a document with one operation. */
export const SMALL = 30;

const count = (text: string) => text.split("\n").length;

const HEAD = `openapi: 3.1.1
info:
  title: Things
  version: 1.0.0
  license: { name: MIT, url: https://things.test/license }
servers:
  - url: https://api.things.test
security: []
paths:`;

const parameters = (index: number) => `  /things${index}/{id}:
    parameters:
      - name: id
        in: path
        required: true
        schema: { type: string, pattern: "^thg_[a-z0-9]{12}$" }`;

const readOperation = (index: number) => `${parameters(index)}
    get:
      operationId: readThing${index}
      summary: Reads a thing
      parameters:
        - name: limit
          in: query
          schema: { type: integer, minimum: 1, maximum: 100 }
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema:
                type: object
                required: [id, name]
                properties:
                  id: { type: string, minLength: 1 }
                  name: { type: string, maxLength: 200 }
                  tags: { type: array, items: { type: string } }
                  state: { enum: [open, closed] }
              example: { id: thg_0123456789ab, name: One, tags: [], state: open }
        "404":
          description: There is no such thing.`;

const writeOperation = (index: number) => `${parameters(index)}
    put:
      operationId: writeThing${index}
      summary: Writes a thing
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: { type: string, maxLength: 200 }
                amount: { type: number, minimum: 0 }
      responses:
        "204":
          description: It is written.
        "404":
          description: There is no such thing.`;
