import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from './config';
import { toldAnswer } from './told';

function tell(text: string) {
  document.head.innerHTML = '<script type="application/json" id="told"></script>';
  const block = document.getElementById('told');
  if (block) block.textContent = text;
}

describe('what the page was told', () => {
  afterEach(() => {
    document.head.innerHTML = '';
  });

  it('is found by the address that would be asked for', () => {
    tell('{"/api/x?take=1":{"link":"","body":[1]}}');
    expect(toldAnswer('/api/x?take=1')).toEqual({ link: '', body: [1] });
    expect(toldAnswer('/api/x')).toBeNull();
  });

  it('is nothing where there is no block or none that can be read', () => {
    expect(toldAnswer('/config.json')).toBeNull();
    tell('{');
    expect(toldAnswer('/config.json')).toBeNull();
  });

  it('spares the request for the configuration', async () => {
    tell('{"/config.json":{"link":"","body":{"apiUrl":"/api","videoUrl":"/media","webSocketUrl":"/ws","instanceName":"Reel"}}}');
    expect((await loadConfig()).instanceName).toBe('Reel');
  });
});
