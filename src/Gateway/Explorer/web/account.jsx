// A panel of GraphiQL to sign up and in, so that nobody has to carry tokens around.
import { Button } from '@graphiql/react';
import { useState, useSyncExternalStore } from 'react';
import { current, open, signOut, subscribe } from './session.js';

function Field({ label, ...input }) {
  return (
    <label className="account-field">
      {label}
      <input required {...input} />
    </label>
  );
}

function SignedIn({ username }) {
  return (
    <>
      <p>
        Signed in as <strong>{username}</strong>. Every operation carries your token.
      </p>
      <Button type="button" onClick={signOut}>Sign out</Button>
    </>
  );
}

function Form({ mutation, label, children }) {
  const [failure, setFailure] = useState('');
  async function submit(event) {
    event.preventDefault();
    try {
      await open(mutation, Object.fromEntries(new FormData(event.target)));
    } catch (error) {
      setFailure(error.message);
    }
  }
  return (
    <form className="account-form" name={mutation} onSubmit={submit}>
      {children}
      <Button type="submit">{label}</Button>
      <output role="alert">{failure}</output>
    </form>
  );
}

function SignedOut() {
  return (
    <>
      <Form mutation="signIn" label="Sign in">
        <Field label="Username or e-mail" name="login" autoComplete="username" />
        <Field label="Password" name="password" type="password" autoComplete="current-password" />
      </Form>
      <details>
        <summary>New here? Sign up</summary>
        <Form mutation="signUp" label="Sign up">
          <Field label="Username" name="username" autoComplete="username" />
          <Field label="E-mail" name="email" type="email" autoComplete="email" />
          <Field label="Password" name="password" type="password" autoComplete="new-password" />
        </Form>
      </details>
    </>
  );
}

function Account() {
  const session = useSyncExternalStore(subscribe, current);
  return (
    <section className="account" aria-label="Account">
      <div className="graphiql-doc-explorer-title">Account</div>
      {session ? <SignedIn username={session.viewer.user.username} /> : <SignedOut />}
    </section>
  );
}

function AccountIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="12" cy="8" r="4.25" />
      <path d="M4 20.5c1-4 4.2-6 8-6s7 2 8 6" strokeLinecap="round" />
    </svg>
  );
}

export const ACCOUNT_PLUGIN = { title: 'Account', icon: AccountIcon, content: Account };
