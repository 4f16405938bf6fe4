import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fill } from '../../testing/fill';
import { lost, MockNetwork, refusal } from '../../testing/network';
import { sampleInstance } from '../../testing/samples';
import { mira, show } from '../../testing/show';
import SignupPage from './signup-page';

const shown = (at: string) => show(<SignupPage />, { at, route: '/signup' });

async function signUp() {
  fill(await screen.findByRole('textbox', { name: /Your name/ }), ' Mira Sol ');
  fill(screen.getByRole('textbox', { name: /User name/ }), 'mira');
  fill(screen.getByLabelText(/Password/), 'correct horse');
  await userEvent.click(screen.getByRole('button', { name: 'Sign up' }));
}

describe('SignupPage', () => {
  let network: MockNetwork;
  beforeEach(() => {
    network = new MockNetwork().on('get', '/api/instance', sampleInstance())
      .on('post', '/api/auth/signup', { message: 'signed up' }).on('post', '/api/auth/login', { token: 't', user: mira });
  });

  it('makes an account, logs in and goes where one wanted to be', async () => {
    const { session } = shown('/signup?next=%2Fupload');
    await signUp();
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/upload'));
    expect(network.callsOf('post', '/api/auth/signup')[0]?.body).toEqual(
      { userId: 'mira', password: 'correct horse', name: 'Mira Sol', invite: null, setupToken: null });
    expect(session.token()).toBe('t');
  });

  it.each([
    ['closed', '/signup', 'This site does not offer new accounts.'], ['invite', '/signup', 'New accounts need an invitation'],
    ['closed', '/signup?invite=abc', 'This site does not offer new accounts.'],
  ])('says plainly that there is no entry where sign-up is %s, at %s', async (signup, at, said) => {
    network.on('get', '/api/instance', sampleInstance({ signup }));
    shown(at);
    expect(await screen.findByText(said, { exact: false })).toBeInTheDocument();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  it('hands an invitation on', async () => {
    network.on('get', '/api/instance', sampleInstance({ signup: 'invite' }));
    shown('/signup?invite=abc');
    await signUp();
    await waitFor(() => expect(network.callsOf('post', '/api/auth/signup')[0]?.body).toMatchObject({ invite: 'abc' }));
  });

  it('makes the first admin even where sign-up is closed', async () => {
    network.on('get', '/api/instance', sampleInstance({ signup: 'closed' }));
    shown('/signup?setup=s3cret');
    expect(await screen.findByRole('heading', { name: 'Make the first account' })).toBeInTheDocument();
    await signUp();
    await waitFor(() => expect(screen.getByRole('status', { name: 'address' })).toHaveTextContent('/admin'));
    expect(network.callsOf('post', '/api/auth/signup')[0]?.body).toMatchObject({ setupToken: 's3cret' });
  });

  it('says of a link that is used up that it is', async () => {
    network.on('post', '/api/auth/signup', refusal(403, 'this invitation is not valid any more'));
    shown('/signup?invite=abc');
    await signUp();
    expect(await screen.findByRole('alert')).toHaveTextContent('This link is not valid any more.');
  });

  it.each([
    [400, 'password must be another one: this one is so common that it is guessed at once', /Password/, 'so common'],
    [409, 'this userId is taken', /User name/, 'This user name is taken.'],
  ])('tells a refusal with %d (%s) at its field, until that is changed', async (status, error, field, said) => {
    network.on('post', '/api/auth/signup', refusal(status, error));
    shown('/signup');
    await signUp();
    const input = screen.getByLabelText(field);
    await waitFor(() => expect(input).toHaveAccessibleDescription(expect.stringContaining(said)));
    expect(input).toBeInvalid();
    fill(input, 'something-else');
    expect(input).toBeValid();
  });

  it('names the terms where there are some, and can do without knowing the instance', async () => {
    network.on('get', '/api/instance', sampleInstance({ terms: 'Be kind.' }));
    const { unmount } = shown('/signup');
    expect(await screen.findByRole('link', { name: 'terms of this site' })).toHaveAttribute('href', '/terms');
    unmount();
    network.on('get', '/api/instance', lost);
    shown('/signup');
    expect(await screen.findByRole('button', { name: 'Sign up' })).toBeInTheDocument();
  });
});
