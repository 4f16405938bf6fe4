import SwaggerUIBundle from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';

SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#root',
  deepLinking: true,
  displayRequestDuration: true,
  // No picture of a validator on another host.
  validatorUrl: null,
});
