import type { Deployment } from '#shared/api/devices.ts';
import { useDashboard } from '../../dashboard-context.ts';
import { useResource } from '../../state/resource.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { ChannelBanner } from '../notify/channel-banner.tsx';
import { Table } from '../../ui/table.tsx';
import { DesignatedSection } from './designated-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { PolicyTexts } from './policy-texts.tsx';

const Addresses = ({ deployment }: { deployment: Deployment }) => {
  const lines = [
    { term: 'Extension ID', what: 'extension ID', text: deployment.extensionId, key: 'extension-id' },
    { term: 'Update address', what: 'update address', text: deployment.updateUrl, key: 'update-url' },
    { term: 'Server', what: 'server address', text: deployment.serverUrl, key: 'server-url' },
  ];
  return (
    <section class="card" aria-labelledby="extension-title">
      <h2 id="extension-title">The extension, version {deployment.extensionVersion}</h2>
      <dl class="addresses">
        {lines.map(({ term, what, text, key }) => (
          <div key={key} data-deploy={key}>
            <dt>{term}</dt>
            <dd>
              <code class="breaks">{text}</code>
              <CopyButton text={text} what={what} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Recommended = ({ deployment }: { deployment: Deployment }) => (
  <section class="card table-card" aria-labelledby="recommended-title">
    <h2 id="recommended-title">Chrome policies to set with it</h2>
    <p class="quiet-text">
      An extension cannot close these gaps by itself. Set them for the pupils’ organisational unit.
    </p>
    <Table
      caption="Recommended Chrome policies"
      rows={deployment.recommended}
      keyOf={({ policy }) => policy}
      columns={[
        { heading: 'Policy', kind: 'name', cell: ({ policy }) => <code class="breaks">{policy}</code> },
        { heading: 'Value', cell: ({ value }) => <code class="breaks">{value}</code> },
        { heading: 'What for', cell: ({ why }) => why },
      ]}
    />
  </section>
);

export const DeployPage = () => {
  const { api } = useDashboard();
  const deployment = useResource(() => api.call('deployment', {}));
  return (
    <Page
      title="Deploy"
      intro="Put the extension on the school’s Chromebooks, and see which devices have it."
    >
      <ChannelBanner />
      <Loaded resource={deployment} what="the deployment">
        {(value) => (
          <>
            <Addresses deployment={value} />
            <PolicyTexts deployment={value} />
          </>
        )}
      </Loaded>
      <DevicesSection />
      <DesignatedSection />
      {deployment.state.value.value !== null && <Recommended deployment={deployment.state.value.value} />}
    </Page>
  );
};
