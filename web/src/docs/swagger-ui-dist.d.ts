declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** The options used here; the package has no types of its own. */
  export interface SwaggerUIOptions {
    url: string;
    dom_id: string;
    deepLinking: boolean;
    displayRequestDuration: boolean;
    validatorUrl: null;
  }
  export default function SwaggerUIBundle(options: SwaggerUIOptions): unknown;
}
