// The server's own OpenAPI document, made ready for tests that try every operation in it.
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Every operation of the document: {id, method, path, access, parameters, bodySchema, bodyExample, responses}. */
export async function readOperations(origin) {
  const document = await (await fetch(origin + '/api/openapi.json')).json();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.addSchema({ $id: 'document', components: document.components });
  const compile = (schema) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"document#/components')));
  const operations = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, row] of Object.entries(methods)) {
      const body = row.requestBody?.content['application/json'];
      const responses = Object.fromEntries(Object.entries(row.responses).map(([status, response]) => {
        const [type, content] = Object.entries(response.content ?? {})[0] ?? [];
        return [status, { type, schema: content?.schema, example: content?.example, valid: content?.schema && compile(content.schema) }];
      }));
      operations.push({
        id: row.operationId, method: method.toUpperCase(), path, access: row['x-access'], summary: row.summary,
        parameters: row.parameters ?? [], bodyTypes: Object.keys(row.requestBody?.content ?? {}), bodySchema: body?.schema,
        bodyExample: body?.example, bodyValid: body && compile(body.schema), responses,
      });
    }
  }
  return { document, operations };
}

/** Is it answered by a stream that stays open, or an upgrade of the connection? */
export const isStream = ({ path, responses }) => path === '/ws' || path.startsWith('/api/upload/ws/') || responses[200]?.type === 'text/event-stream';

/** The path with its parameters filled in, encoded. */
export const fillPath = (path, values) => path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]));
